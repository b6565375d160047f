package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Reference.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts the guards into verified classes: loops count their turns, what may grow or cost without bound is done by
 * {@link GuardedValues}, whole numbers that do not fit fail instead of wrapping round, what is thrown says which facts it
 * was about, and stack traces name the line in the rule file. A method without a loop and without a call that needs a guard
 * counts nothing.
 */
final class Instrumenter extends ClassVisitor {

    private static final int API = Opcodes.ASM9;

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

    private final GeneratedClass type;
    private final VocabularyMembers vocabulary;
    private final SourceLines lines;
    private final Set<String> loops;

    private Instrumenter(
            ClassVisitor next,
            GeneratedClass type,
            VocabularyMembers vocabulary,
            SourceLines lines,
            Set<String> loops) {
        super(API, next);
        this.loops = loops;
        this.type = type;
        this.vocabulary = vocabulary;
        this.lines = lines;
    }

    /** The bytes of the class with guards; the same bytes if no author's code is in it. */
    static byte[] guarded(GeneratedClass type, byte[] bytes, VocabularyMembers vocabulary, SourceLines lines) {
        if (type.kind() != GeneratedClass.Kind.LAMBDA) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(bytes)
                .accept(new Instrumenter(writer, type, vocabulary, lines, Loops.of(bytes)), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        super.visitSource(lines.file(), null);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean authors = type.part(name) == Part.RULE && (access & Opcodes.ACC_BRIDGE) == 0;
        return authors ? new Guards(next, descriptor, loops.contains(name + descriptor)) : next;
    }

    private final class Guards extends MethodVisitor {
        private final String descriptor;
        private final boolean loops;
        private final Label start = new Label();
        private final Set<Label> seen = new HashSet<>();
        private int pushed = UNKNOWN;

        Guards(MethodVisitor next, String descriptor, boolean loops) {
            super(API, next);
            this.loops = loops;
            this.descriptor = descriptor;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitLabel(start);
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
        public void visitMethodInsn(
                int opcode, String owner, String name, String methodDescriptor, boolean isInterface) {
            pushed = UNKNOWN;
            Replacements.Member instead = Replacements.call(owner, name, methodDescriptor);
            if (instead != null) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, instead.owner(), instead.name(), instead.descriptor(), false);
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

        /** The whole method is covered by a handler that tells what the method was looking at, and throws again. */
        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            Label end = new Label();
            super.visitLabel(end);
            List<Object> locals = new ArrayList<>();
            locals.add(type.name());
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                locals.add(frameType(argument));
            }
            super.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {"java/lang/Throwable"});
            super.visitInsn(Opcodes.DUP);
            super.visitLdcInsn(type.name());
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

        private void guard(String name, String guardDescriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, Replacements.GUARDED, name, guardDescriptor, false);
        }

        private void values(String name, String valueDescriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, Replacements.VALUES, name, valueDescriptor, false);
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
