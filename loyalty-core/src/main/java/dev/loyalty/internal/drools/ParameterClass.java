package dev.loyalty.internal.drools;

import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.ParameterType;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Generates the type behind {@code policy} in rules: one public final field per parameter, typed, so that the compiler
 * checks every use. The values come in through the constructor: a changed number needs no compilation.
 */
final class ParameterClass {

    static final String NAME = RulePackage.NAME + ".Policy";
    private static final String INTERNAL_NAME = NAME.replace('.', '/');

    private ParameterClass() {}

    /** The bytes of the class for these parameters. */
    static byte[] bytes(Collection<Parameter> parameters) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                INTERNAL_NAME,
                null,
                "java/lang/Object",
                null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "([Ljava/lang/Object;)V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int index = 0;
        for (Parameter parameter : parameters) {
            Type type = typeOf(parameter.type());
            String signature =
                    parameter.type() == ParameterType.TEXT_LIST ? "Ljava/util/List<Ljava/lang/String;>;" : null;
            writer.visitField(
                            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL,
                            parameter.name(),
                            type.getDescriptor(),
                            signature,
                            null)
                    .visitEnd();
            assign(code, parameter.name(), type, index++);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** An instance of the generated class with the parameters' values. */
    static Object instance(ClassLoader loader, Collection<Parameter> parameters) {
        Object[] values = parameters.stream().map(Parameter::value).toArray();
        try {
            return loader.loadClass(NAME).getConstructor(Object[].class).newInstance((Object) values);
        } catch (InvocationTargetException
                | InstantiationException
                | IllegalAccessException
                | NoSuchMethodException
                | ClassNotFoundException broken) {
            throw new IllegalStateException("the generated type of the parameters cannot be used", broken);
        }
    }

    private static void assign(MethodVisitor code, String name, Type type, int index) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitLdcInsn(index);
        code.visitInsn(Opcodes.AALOAD);
        if (type.equals(Type.LONG_TYPE)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Long");
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Long", "longValue", "()J", false);
        } else if (type.equals(Type.BOOLEAN_TYPE)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Boolean");
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue", "()Z", false);
        } else {
            code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
        code.visitFieldInsn(Opcodes.PUTFIELD, INTERNAL_NAME, name, type.getDescriptor());
    }

    private static Type typeOf(ParameterType type) {
        return switch (type) {
            case INTEGER -> Type.LONG_TYPE;
            case BOOLEAN -> Type.BOOLEAN_TYPE;
            case DECIMAL, MONEY -> Type.getType("Ljava/math/BigDecimal;");
            case TEXT -> Type.getType("Ljava/lang/String;");
            case DATE -> Type.getType("Ljava/time/LocalDate;");
            case TEXT_LIST -> Type.getType("Ljava/util/List;");
        };
    }
}
