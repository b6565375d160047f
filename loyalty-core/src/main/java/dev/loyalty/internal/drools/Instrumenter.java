package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Reference.Part;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts the guards into verified classes: {@link MethodGuards} into what authors wrote, and {@link ThrowReport} around it,
 * so that what is thrown says which facts it was about. Stack traces name the line in the rule file.
 */
final class Instrumenter extends ClassVisitor {

    private static final int API = Opcodes.ASM9;

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
        return authors
                ? new MethodGuards(
                        new ThrowReport(next, type.name(), descriptor),
                        vocabulary,
                        lines,
                        loops.contains(name + descriptor))
                : next;
    }
}
