package dev.loyalty.internal.drools;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the methods of a class that loop: those with a jump to an instruction that was there before. */
final class Loops extends ClassVisitor {

    private final Set<String> methods = new HashSet<>();

    private Loops() {
        super(Opcodes.ASM9);
    }

    /** The methods that loop, each by its name and descriptor. */
    static Set<String> of(byte[] bytes) {
        Loops loops = new Loops();
        new ClassReader(bytes).accept(loops, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return loops.methods;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        Set<Label> seen = new HashSet<>();
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitLabel(Label label) {
                seen.add(label);
            }

            @Override
            public void visitJumpInsn(int opcode, Label target) {
                jump(target);
            }

            @Override
            public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
                jump(otherwise);
                for (Label label : labels) {
                    jump(label);
                }
            }

            @Override
            public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
                visitTableSwitchInsn(0, 0, otherwise, labels);
            }

            private void jump(Label target) {
                if (seen.contains(target)) {
                    methods.add(name + descriptor);
                }
            }
        };
    }
}
