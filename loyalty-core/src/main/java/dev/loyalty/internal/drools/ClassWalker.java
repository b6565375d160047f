package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Reference.Kind;
import dev.loyalty.internal.drools.Reference.Part;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads the byte code of one class and tells everything it refers to and everything it does; judging that is left to the
 * listener.
 */
final class ClassWalker extends ClassVisitor {

    static final int API = Opcodes.ASM9;

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
        return new CodeWalker(this, part, name);
    }

    @Override
    public void visitEnd() {
        reportNestedClass(0);
    }

    /** Where it first stands on a line. */
    void reportNestedClass(int line) {
        if (nestedClass) {
            nestedClass = false;
            listener.does(Construct.NESTED_CLASS, Part.RULE, line);
        }
    }

    void does(Construct construct, Part part, int line) {
        listener.does(construct, part, line);
    }

    void pattern(String pattern, int line) {
        listener.pattern(pattern, line);
    }

    /** Whether this is the class that is read. */
    boolean isOwn(String owner) {
        return owner.equals(type.name());
    }

    void refers(Part part, Kind kind, String name, int line) {
        listener.refers(new Reference(part, kind, name), line);
    }

    void type(Part part, Type mentioned, int line) {
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
}
