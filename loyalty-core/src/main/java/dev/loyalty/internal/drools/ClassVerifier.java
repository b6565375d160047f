package dev.loyalty.internal.drools;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads the byte code of a compiled class, before it is defined, and lists what it refers to without being allowed to.
 * What was compiled is checked, not what was written: no way of writing it can hide a call.
 */
final class ClassVerifier {

    private static final int API = Opcodes.ASM9;

    private final AllowedMembers allowed;
    private final Set<Refused> refused = new TreeSet<>();

    /**
     * Something that rules cannot use.
     *
     * @param type with dots
     * @param member a method or field, or null for the type itself
     */
    record Refused(String type, @Nullable String member) implements Comparable<Refused> {

        /** The last part of the name, as an author would write it. */
        String word() {
            return member == null || isConstructor() ? type.substring(type.lastIndexOf('.') + 1) : member;
        }

        boolean isConstructor() {
            return member != null && member.startsWith("<");
        }

        @Override
        public String toString() {
            return member == null ? type : member.startsWith("<") ? "new " + type + "( … )" : type + "." + member;
        }

        @Override
        public int compareTo(Refused other) {
            return toString().compareTo(other.toString());
        }
    }

    private ClassVerifier(AllowedMembers allowed) {
        this.allowed = allowed;
    }

    /** What a class must not refer to but does; empty if it is sound. */
    static Set<Refused> refused(byte[] bytes, AllowedMembers allowed) {
        ClassVerifier verifier = new ClassVerifier(allowed);
        new ClassReader(bytes).accept(verifier.new Types(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return verifier.refused;
    }

    private void type(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.METHOD) {
            type(element.getReturnType());
            for (Type argument : element.getArgumentTypes()) {
                type(argument);
            }
        } else if (element.getSort() == Type.OBJECT && !allowed.type(element.getInternalName())) {
            refused.add(new Refused(element.getClassName(), null));
        }
    }

    private void member(String owner, String name, String descriptor) {
        Type type = Type.getObjectType(owner);
        if (type.getSort() == Type.ARRAY) {
            type(type);
        } else if (!allowed.member(owner, name)) {
            refused.add(new Refused(type.getClassName(), name));
        }
        type(Type.getType(descriptor));
    }

    private void constant(Object value) {
        if (value instanceof Type type) {
            type(type);
        } else if (value instanceof Handle handle) {
            member(handle.getOwner(), handle.getName(), handle.getDesc());
        }
    }

    private final class Types extends ClassVisitor {

        Types() {
            super(API);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            if (superName != null) {
                type(Type.getObjectType(superName));
            }
            if (interfaces != null) {
                for (String each : interfaces) {
                    type(Type.getObjectType(each));
                }
            }
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            type(Type.getType(descriptor));
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            type(Type.getType(descriptor));
            return new Instructions();
        }
    }

    private final class Instructions extends MethodVisitor {

        Instructions() {
            super(API);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            member(owner, name, descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            member(owner, name, descriptor);
        }

        @Override
        public void visitTypeInsn(int opcode, String name) {
            type(Type.getObjectType(name));
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            type(Type.getType(descriptor));
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            if (!allowed.type(bootstrap.getOwner())) {
                refused.add(new Refused(Type.getObjectType(bootstrap.getOwner()).getClassName(), bootstrap.getName()));
            }
            type(Type.getType(descriptor));
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            if (type != null) {
                type(Type.getObjectType(type));
            }
        }
    }
}
