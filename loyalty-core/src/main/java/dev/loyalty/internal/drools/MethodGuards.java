package dev.loyalty.internal.drools;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts the guards into one method: loops count their turns, what may grow or cost without bound is done by
 * {@link GuardedValues}, and whole numbers that do not fit fail instead of wrapping round. A method without a loop and
 * without a call that needs a guard counts nothing.
 */
final class MethodGuards extends MethodVisitor {

    /** Arrays up to this length are the arguments of one call and need no count. */
    private static final int SHORT_ARRAY = 64;

    private static final Map<Integer, String> EXACT_OPERATIONS = Map.of(
            Opcodes.IADD, "addExact (II)I",
            Opcodes.ISUB, "subtractExact (II)I",
            Opcodes.IMUL, "multiplyExact (II)I",
            Opcodes.INEG, "negateExact (I)I",
            Opcodes.LADD, "addExact (JJ)J",
            Opcodes.LSUB, "subtractExact (JJ)J",
            Opcodes.LMUL, "multiplyExact (JJ)J",
            Opcodes.LNEG, "negateExact (J)J",
            Opcodes.L2I, "toIntExact (J)I");

    private static final int UNKNOWN = -1;

    private final VocabularyMembers vocabulary;
    private final SourceLines lines;
    private final boolean loops;
    private final Set<Label> seen = new HashSet<>();
    private int pushed = UNKNOWN;

    /** @param loops whether the method has a loop */
    MethodGuards(MethodVisitor next, VocabularyMembers vocabulary, SourceLines lines, boolean loops) {
        super(Opcodes.ASM9, next);
        this.vocabulary = vocabulary;
        this.lines = lines;
        this.loops = loops;
    }

    @Override
    public void visitLineNumber(int line, Label at) {
        super.visitLineNumber(lines.line(line), at);
    }

    @Override
    public void visitLabel(Label label) {
        pushed = UNKNOWN;
        seen.add(label);
        super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        pushed = UNKNOWN;
        tickBefore(target);
        super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        tickBefore(otherwise);
        tickBefore(labels);
        super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        tickBefore(otherwise);
        tickBefore(labels);
        super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    /** A jump to what was seen already is the turn of a loop. */
    private void tickBefore(Label... targets) {
        for (Label target : targets) {
            if (seen.contains(target)) {
                guard("tick", "()V");
                return;
            }
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String methodDescriptor, boolean isInterface) {
        pushed = UNKNOWN;
        Replacements.Member instead = Replacements.call(owner, name, methodDescriptor);
        if (instead != null) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, instead.owner(), instead.name(), instead.descriptor(), false);
            return;
        }
        if (vocabulary.isVerb(owner) || (loops && vocabulary.isOfVerb(owner))) {
            guard("verb", "()V");
        } else if (owner.equals("java/math/BigDecimal") && methodDescriptor.equals("(Ljava/lang/String;)V")) {
            values("digits", "(Ljava/lang/String;)Ljava/lang/String;");
        }
        super.visitMethodInsn(opcode, owner, name, methodDescriptor, isInterface);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String fieldDescriptor) {
        pushed = UNKNOWN;
        String operator = Replacements.operator(owner);
        if (operator == null) {
            super.visitFieldInsn(opcode, owner, name, fieldDescriptor);
        } else {
            super.visitFieldInsn(opcode, Replacements.EXACT, operator, Replacements.OPERATOR);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String callDescriptor, Handle bootstrap, Object... arguments) {
        pushed = UNKNOWN;
        super.visitInvokeDynamicInsn(name, callDescriptor, bootstrap, arguments);
        values("joined", "(Ljava/lang/String;)Ljava/lang/String;");
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            guardArray();
        }
        super.visitIntInsn(opcode, operand);
        pushed = opcode == Opcodes.BIPUSH && operand >= 0 ? operand : UNKNOWN;
    }

    @Override
    public void visitTypeInsn(int opcode, String name) {
        if (opcode == Opcodes.ANEWARRAY) {
            guardArray();
        }
        super.visitTypeInsn(opcode, name);
        pushed = UNKNOWN;
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        super.visitVarInsn(opcode, slot);
        pushed = UNKNOWN;
    }

    @Override
    public void visitIincInsn(int slot, int by) {
        super.visitIincInsn(slot, by);
        pushed = UNKNOWN;
    }

    @Override
    public void visitLdcInsn(Object value) {
        super.visitLdcInsn(value);
        pushed = UNKNOWN;
    }

    private void guardArray() {
        if (pushed < 0 || pushed > SHORT_ARRAY) {
            guard("array", "(I)I");
        }
    }

    @Override
    public void visitInsn(int opcode) {
        pushed = opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5 ? opcode - Opcodes.ICONST_0 : UNKNOWN;
        if (opcode == Opcodes.AASTORE && loops) {
            guard("kept", "()V");
        }
        String exact = EXACT_OPERATIONS.get(opcode);
        if (exact == null) {
            super.visitInsn(opcode);
        } else {
            int space = exact.indexOf(' ');
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "java/lang/Math",
                    exact.substring(0, space),
                    exact.substring(space + 1),
                    false);
        }
    }

    private void guard(String name, String guardDescriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, Replacements.GUARDED, name, guardDescriptor, false);
    }

    private void values(String name, String valueDescriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, Replacements.VALUES, name, valueDescriptor, false);
    }
}
