package dev.loyalty.internal.drools;

import dev.loyalty.policy.definition.ParameterType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes a class that holds typed values, so that the compiler checks every use of them. The values come in through the
 * constructor: a changed value needs no compilation. Rules cannot call it; see {@link ClassVerifier}.
 *
 * @param name of the class, with its package
 * @param base whose copying constructor takes an instance first, or null
 * @param values in the order of the constructor's array
 * @param getters whether rules read the values by getters; if not, by fields
 */
record ValueClass(String name, @Nullable Class<?> base, List<Value> values, boolean getters) {

    private static final String VALUES = "[Ljava/lang/Object;";

    ValueClass {
        values = List.copyOf(values);
    }

    /** @param nullable whether a value may be missing */
    record Value(String name, ParameterType type, boolean nullable) {

        String getter() {
            return "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }

        private Type javaType() {
            boolean primitive = !nullable && (type == ParameterType.INTEGER || type == ParameterType.BOOLEAN);
            return primitive
                    ? type == ParameterType.INTEGER ? Type.LONG_TYPE : Type.BOOLEAN_TYPE
                    : Type.getType(type.valueClass());
        }

        private @Nullable String signature() {
            return type == ParameterType.TEXT_LIST ? "Ljava/util/List<Ljava/lang/String;>;" : null;
        }
    }

    /** Changes whenever the bytes do. */
    String fingerprint() {
        return name + (base == null ? "" : " of " + base.getName()) + " " + values + "\n";
    }

    byte[] bytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        Type superType = Type.getType(base == null ? Object.class : base);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
        writer.visit(Opcodes.V17, access, internalName(), null, superType.getInternalName(), null);
        String copied = base == null ? "" : superType.getDescriptor();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(" + copied + VALUES + ")V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        if (base != null) {
            code.visitVarInsn(Opcodes.ALOAD, 1);
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, superType.getInternalName(), "<init>", "(" + copied + ")V", false);
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            int visibility = getters ? Opcodes.ACC_PRIVATE : Opcodes.ACC_PUBLIC;
            writer.visitField(
                            visibility | Opcodes.ACC_FINAL,
                            value.name(),
                            value.javaType().getDescriptor(),
                            value.signature(),
                            null)
                    .visitEnd();
            assign(code, value, i);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        if (getters) {
            values.forEach(value -> getter(writer, value));
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Makes instances of the class as this loader defines it. */
    Maker maker(ClassLoader loader) {
        try {
            Class<?> type = loader.loadClass(name);
            Constructor<?> constructor =
                    base == null ? type.getConstructor(Object[].class) : type.getConstructor(base, Object[].class);
            return new Maker(constructor);
        } catch (ReflectiveOperationException broken) {
            throw broken(broken);
        }
    }

    /** Makes instances; safe for use by many threads. */
    record Maker(Constructor<?> constructor) {

        Object make(List<? extends @Nullable Object> values) {
            return make((Object) values.toArray());
        }

        Object make(Object fact, List<? extends @Nullable Object> values) {
            return make(fact, (Object) values.toArray());
        }

        private Object make(Object... arguments) {
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException | InstantiationException | IllegalAccessException broken) {
                throw broken(broken);
            }
        }
    }

    private static IllegalStateException broken(ReflectiveOperationException cause) {
        return new IllegalStateException("a generated type cannot be used", cause);
    }

    private String internalName() {
        return name.replace('.', '/');
    }

    private void assign(MethodVisitor code, Value value, int index) {
        Type type = value.javaType();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, base == null ? 1 : 2);
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
        code.visitFieldInsn(Opcodes.PUTFIELD, internalName(), value.name(), type.getDescriptor());
    }

    private void getter(ClassWriter writer, Value value) {
        String type = value.javaType().getDescriptor();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, value.getter(), "()" + type, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, internalName(), value.name(), type);
        code.visitInsn(value.javaType().getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
