package dev.loyalty.internal.drools;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Covers a whole method with a handler that tells what the method was looking at, and throws again. */
final class ThrowReport extends MethodVisitor {

    private final String type;
    private final String descriptor;
    private final Label start = new Label();

    /**
     * @param type internal name of the method's class
     * @param descriptor of the method, which is not static
     */
    ThrowReport(MethodVisitor next, String type, String descriptor) {
        super(Opcodes.ASM9, next);
        this.type = type;
        this.descriptor = descriptor;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        super.visitLabel(start);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Label end = new Label();
        super.visitLabel(end);
        List<Object> locals = new ArrayList<>();
        locals.add(type);
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            locals.add(frameType(argument));
        }
        super.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {"java/lang/Throwable"});
        super.visitInsn(Opcodes.DUP);
        super.visitLdcInsn(type);
        arguments();
        super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Replacements.GUARDED,
                "failed",
                "(Ljava/lang/Throwable;Ljava/lang/String;[Ljava/lang/Object;)V",
                false);
        super.visitInsn(Opcodes.ATHROW);
        super.visitTryCatchBlock(start, end, end, null);
        super.visitMaxs(maxStack, maxLocals);
    }

    private void arguments() {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        super.visitIntInsn(Opcodes.SIPUSH, arguments.length);
        super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int slot = 1;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].getSort() == Type.OBJECT) {
                super.visitInsn(Opcodes.DUP);
                super.visitIntInsn(Opcodes.SIPUSH, i);
                super.visitVarInsn(Opcodes.ALOAD, slot);
                super.visitInsn(Opcodes.AASTORE);
            }
            slot += arguments[i].getSize();
        }
    }

    private static Object frameType(Type argument) {
        return switch (argument.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.OBJECT -> argument.getInternalName();
            case Type.ARRAY -> argument.getDescriptor();
            case Type.FLOAT, Type.DOUBLE -> throw new IllegalStateException("rules have no " + argument);
            default -> Opcodes.INTEGER;
        };
    }
}
