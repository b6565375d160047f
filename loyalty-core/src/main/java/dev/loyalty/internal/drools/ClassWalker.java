package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Reference.Kind;
import dev.loyalty.internal.drools.Reference.Part;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads the byte code of one class and tells everything it refers to and everything it does; judging that is left to the
 * listener.
 */
final class ClassWalker extends ClassVisitor {

    private static final int API = Opcodes.ASM9;

    private final GeneratedClass type;
    private final Listener listener;
    private boolean nestedClass;

    /** Is told what a class refers to and does. A line is one of the generated text, 0 where there is none. */
    interface Listener {

        void refers(Reference reference, int line);

        void does(Construct construct, Part part, int line);

        /** A regular expression is made of a text that stands in the class. */
        default void pattern(String pattern, int line) {}

        /** A method begins; what follows is in it. */
        void method(Part part, String name, String descriptor);
    }

    private ClassWalker(GeneratedClass type, Listener listener) {
        super(API);
        this.type = type;
        this.listener = listener;
    }

    static void walk(GeneratedClass type, byte[] bytes, Listener listener) {
        new ClassReader(bytes).accept(new ClassWalker(type, listener), ClassReader.SKIP_FRAMES);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        nestedClass = type.isNestedInRule();
        if (superName != null) {
            refers(type.frame(), Kind.EXTENDS, superName, 0);
        }
        if (interfaces != null) {
            for (String each : interfaces) {
                refers(type.frame(), Kind.EXTENDS, each, 0);
            }
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        refers(type.frame(), Kind.ANNOTATION, descriptor, 0);
        return null;
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        type(type.frame(), Type.getType(descriptor), 0);
        return new FieldVisitor(API) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                refers(type.frame(), Kind.ANNOTATION, annotation, 0);
                return null;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        Part part = type.part(name);
        listener.method(part, name, descriptor);
        type(part, Type.getMethodType(descriptor), 0);
        if ((access & (Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_NATIVE)) != 0) {
            listener.does(Construct.MONITOR, part, 0);
        }
        if (!type.mayDefine(name)) {
            listener.does(Construct.METHOD, part, 0);
        }
        return new Code(part, name);
    }

    @Override
    public void visitEnd() {
        reportNestedClass(0);
    }

    /** Where it first stands on a line. */
    private void reportNestedClass(int line) {
        if (nestedClass) {
            nestedClass = false;
            listener.does(Construct.NESTED_CLASS, Part.RULE, line);
        }
    }

    private void refers(Part part, Kind kind, String name, int line) {
        listener.refers(new Reference(part, kind, name), line);
    }

    private void type(Part part, Type mentioned, int line) {
        switch (mentioned.getSort()) {
            case Type.ARRAY -> type(part, mentioned.getElementType(), line);
            case Type.OBJECT -> refers(part, Kind.TYPE, mentioned.getInternalName(), line);
            case Type.METHOD -> {
                type(part, mentioned.getReturnType(), line);
                for (Type argument : mentioned.getArgumentTypes()) {
                    type(part, argument, line);
                }
            }
            case Type.DOUBLE, Type.FLOAT -> listener.does(Construct.FLOATING_POINT, part, line);
            default -> {} // the other primitive types
        }
    }

    private final class Code extends MethodVisitor {
        private final Part part;
        private final String method;
        private final Set<Label> seen = new HashSet<>();
        private int line;
        private @Nullable String constant;

        Code(Part part, String method) {
            super(API);
            this.part = part;
            this.method = method;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
            reportNestedClass(number);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            refers(part, Kind.ANNOTATION, descriptor, line);
            return null;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            // The engine makes texts of other values to compare them; where authors do, it stands in a consequence.
            if (name.equals("valueOf") && owner.equals("java/lang/String") && !method.equals("execute")) {
                listener.does(Construct.COERCED, part, line);
            }
            if (owner.equals("java/util/regex/Pattern") && name.equals("compile") && constant != null) {
                listener.pattern(constant, line);
            }
            refers(part, Kind.CALL, Reference.member(owner, name, descriptor), line);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
                boolean own = owner.equals(type.name()) && part != Part.RULE;
                if (!own || (opcode == Opcodes.PUTSTATIC && !method.equals("<clinit>"))) {
                    does(Construct.FIELD_WRITE);
                }
            } else {
                refers(part, Kind.READ, Reference.member(owner, name, " " + descriptor), line);
            }
            type(part, Type.getType(descriptor), line);
        }

        @Override
        public void visitTypeInsn(int opcode, String name) {
            type(part, Type.getObjectType(name), line);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY && (operand == Opcodes.T_DOUBLE || operand == Opcodes.T_FLOAT)) {
                does(Construct.FLOATING_POINT);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant = value instanceof String text ? text : null;
            if (value instanceof Type literal) {
                refers(part, Kind.LITERAL, literal.getDescriptor(), line);
            } else if (value instanceof Double || value instanceof Float) {
                does(Construct.FLOATING_POINT);
            } else if (!(value instanceof String || value instanceof Integer || value instanceof Long)) {
                refers(part, Kind.BOOTSTRAP, value.getClass().getName(), line);
            }
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            does(Construct.ARRAY_OF_ARRAYS);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            refers(part, Kind.BOOTSTRAP, bootstrap.getOwner() + "." + bootstrap.getName(), line);
            Type call = Type.getMethodType(descriptor);
            type(part, call, line);
            if (bootstrap.getName().startsWith("makeConcat")) {
                for (Type argument : call.getArgumentTypes()) {
                    refers(part, Kind.CONCAT, argument.getDescriptor(), line);
                }
            }
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    refers(
                            part,
                            Kind.HANDLE,
                            Reference.member(handle.getOwner(), handle.getName(), handle.getDesc()),
                            line);
                } else if (argument instanceof Type signature) {
                    type(part, signature, line);
                } else if (!(argument instanceof String || argument instanceof Integer)) {
                    refers(part, Kind.BOOTSTRAP, argument.getClass().getName(), line);
                }
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String caught) {
            does(Construct.CATCH);
        }

        @Override
        public void visitLabel(Label label) {
            seen.add(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IF_ACMPNE) {
                does(Construct.IDENTITY);
            }
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
            jump(otherwise);
            for (Label label : labels) {
                jump(label);
            }
        }

        @Override
        public void visitVarInsn(int opcode, int index) {
            if (Floating.isFloating(opcode)) {
                does(Construct.FLOATING_POINT);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                does(Construct.MONITOR);
            } else if (opcode == Opcodes.IDIV || opcode == Opcodes.LDIV) {
                does(Construct.WHOLE_DIVISION);
            } else if (Floating.isFloating(opcode)) {
                does(Construct.FLOATING_POINT);
            }
        }

        private void jump(Label target) {
            if (seen.contains(target) && part != Part.RULE) {
                does(Construct.LOAD_LOOP);
            }
        }

        private void does(Construct construct) {
            listener.does(construct, part, line);
        }
    }
}
