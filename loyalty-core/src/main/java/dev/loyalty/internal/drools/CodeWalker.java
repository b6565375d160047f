package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Reference.Kind;
import dev.loyalty.internal.drools.Reference.Part;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads the code of one method for a {@link ClassWalker}. */
final class CodeWalker extends MethodVisitor {

    private final ClassWalker walker;
    private final Part part;
    private final String method;
    private final Set<Label> seen = new HashSet<>();
    private int line;
    private @Nullable String constant;

    CodeWalker(ClassWalker walker, Part part, String method) {
        super(ClassWalker.API);
        this.walker = walker;
        this.part = part;
        this.method = method;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
        walker.reportNestedClass(number);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        walker.refers(part, Kind.ANNOTATION, descriptor, line);
        return null;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        // The engine makes texts of other values to compare them; where authors do, it stands in a consequence.
        if (name.equals("valueOf") && owner.equals("java/lang/String") && !method.equals("execute")) {
            walker.does(Construct.COERCED, part, line);
        }
        if (owner.equals("java/util/regex/Pattern") && name.equals("compile") && constant != null) {
            walker.pattern(constant, line);
        }
        walker.refers(part, Kind.CALL, Reference.member(owner, name, descriptor), line);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
            boolean own = walker.isOwn(owner) && part != Part.RULE;
            if (!own || (opcode == Opcodes.PUTSTATIC && !method.equals("<clinit>"))) {
                does(Construct.FIELD_WRITE);
            }
        } else {
            walker.refers(part, Kind.READ, Reference.member(owner, name, " " + descriptor), line);
        }
        walker.type(part, Type.getType(descriptor), line);
    }

    @Override
    public void visitTypeInsn(int opcode, String name) {
        walker.type(part, Type.getObjectType(name), line);
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
            walker.refers(part, Kind.LITERAL, literal.getDescriptor(), line);
        } else if (value instanceof Double || value instanceof Float) {
            does(Construct.FLOATING_POINT);
        } else if (!(value instanceof String || value instanceof Integer || value instanceof Long)) {
            walker.refers(part, Kind.BOOTSTRAP, value.getClass().getName(), line);
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        does(Construct.ARRAY_OF_ARRAYS);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        walker.refers(part, Kind.BOOTSTRAP, bootstrap.getOwner() + "." + bootstrap.getName(), line);
        Type call = Type.getMethodType(descriptor);
        walker.type(part, call, line);
        if (bootstrap.getName().startsWith("makeConcat")) {
            for (Type argument : call.getArgumentTypes()) {
                walker.refers(part, Kind.CONCAT, argument.getDescriptor(), line);
            }
        }
        for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
                boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
                walker.refers(
                        part,
                        field ? Kind.READ : Kind.HANDLE,
                        Reference.member(handle.getOwner(), handle.getName(), (field ? " " : "") + handle.getDesc()),
                        line);
            } else if (argument instanceof Type signature) {
                walker.type(part, signature, line);
            } else if (!(argument instanceof String || argument instanceof Integer)) {
                walker.refers(part, Kind.BOOTSTRAP, argument.getClass().getName(), line);
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
        walker.does(construct, part, line);
    }
}
