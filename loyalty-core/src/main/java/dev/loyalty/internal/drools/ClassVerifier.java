package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.GeneratedClass.Kind;
import dev.loyalty.internal.drools.Reference.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Judges compiled classes before any of them is defined: they may refer only to the vocabulary, to the reviewed
 * {@linkplain MemberList lists}, and to each other as far as the engine makes them. What was compiled is judged, not what
 * was written, so that no way of writing it can hide a call.
 */
final class ClassVerifier {

    private static final String OBJECT = "java/lang/Object";
    private static final String PACKAGE = RulePackage.NAME.replace('.', '/') + "/";

    /** What {@link JoinGuard} adds to conditions. */
    static final String JOIN =
            Reference.member(Type.getInternalName(Joins.class), "pair", "(Ljava/lang/Object;Ljava/lang/Object;)Z");

    /** A longer pattern is told by how it begins. */
    private static final int LONGEST_QUOTE = 100;

    private static final int BEGINNING = 20;

    /** What an author may call of a declared type: make one, and read it. */
    private static final String READING = "(get|is)\\p{Lu}.*";

    private final MemberList listed = MemberList.all();
    private final VocabularyMembers vocabulary;
    private final PolicyTypes policyTypes;
    private final Map<String, GeneratedClass> classes = new TreeMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, @Nullable String> superTypes = new HashMap<>();
    private final CallGraph calls = new CallGraph();

    /** @param declared simple names of the types that the policy declares in its rule files */
    ClassVerifier(
            VocabularyMembers vocabulary,
            PolicyTypes policyTypes,
            Collection<String> declared,
            Map<String, byte[]> compiled) {
        this.vocabulary = vocabulary;
        this.policyTypes = policyTypes;
        compiled.forEach((name, bytes) -> {
            classes.put(name.replace('.', '/'), GeneratedClass.of(name, Set.copyOf(declared)));
            readMembers(bytes);
        });
        policyTypes.classes().values().forEach(this::readMembers);
    }

    /** What is wrong with the classes, by class name; sound classes are left out. */
    static Map<String, Set<Refused>> refused(
            VocabularyMembers vocabulary,
            PolicyTypes policyTypes,
            Collection<String> declared,
            Map<String, byte[]> compiled) {
        ClassVerifier verifier = new ClassVerifier(vocabulary, policyTypes, declared, compiled);
        Map<String, Set<Refused>> refused = new TreeMap<>();
        compiled.forEach((name, bytes) -> {
            Judge judge = verifier.new Judge(verifier.generated(name.replace('.', '/')));
            ClassWalker.walk(judge.type, bytes, judge);
            if (!judge.refused.isEmpty()) {
                refused.put(name, judge.refused);
            }
        });
        verifier.calls
                .cycle()
                .ifPresent(cycle -> refused.computeIfAbsent(
                                cycle.owner().replace('/', '.'), owner -> new LinkedHashSet<>())
                        .add(Refused.recursion(cycle.method())));
        return refused;
    }

    private GeneratedClass generated(String internalName) {
        GeneratedClass generated = classes.get(internalName);
        return generated == null ? new GeneratedClass(internalName, Kind.FOREIGN) : generated;
    }

    private void readMembers(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        Set<String> own = new TreeSet<>();
        superTypes.put(reader.getClassName(), reader.getSuperName());
        members.put(reader.getClassName(), own);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] thrown) {
                        own.add(name + descriptor);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE);
    }

    private final class Judge implements ClassWalker.Listener {
        private final GeneratedClass type;
        private final Set<Refused> refused = new LinkedHashSet<>();
        private String method = "";

        Judge(GeneratedClass type) {
            this.type = type;
        }

        @Override
        public void method(Part part, String name, String descriptor) {
            method = Reference.member(type.name(), name, descriptor);
        }

        @Override
        public void does(Construct construct, Part part, int line) {
            if (part == Part.RULE || !construct.isOnlyForAuthors()) {
                refused.add(Refused.construct(construct, line));
            }
        }

        @Override
        public void refers(Reference reference, int line) {
            if (!isAllowed(reference)) {
                refused.add(Refused.reference(reference, line));
            }
        }

        @Override
        public void pattern(String pattern, int line) {
            String wrong = PatternCheck.fault(pattern);
            if (wrong != null) {
                String begin = pattern.length() > LONGEST_QUOTE ? pattern.substring(0, BEGINNING) + "…" : pattern;
                refused.add(Refused.pattern(begin, wrong, line));
            }
        }

        private boolean isAllowed(Reference reference) {
            String name = reference.name();
            return switch (reference.kind()) {
                case TYPE, EXTENDS -> reference.kind() == Reference.Kind.TYPE ? isType(name) : listed.has(reference);
                case LITERAL ->
                    reference.part() != Part.RULE
                            && (listed.has(reference) || isType(name.replaceAll("^\\[*L|;$", "")));
                case CALL -> isCall(reference.part(), name, name.indexOf('('));
                case READ -> isRead(reference.part(), name, name.indexOf(' '));
                case HANDLE, BOOTSTRAP, CONCAT, ANNOTATION -> listed.has(reference);
            };
        }

        private boolean isCall(Part part, String name, int descriptor) {
            int dot = name.lastIndexOf('.', descriptor);
            String owner = name.substring(0, dot);
            String member = name.substring(dot + 1);
            if (!owner.startsWith(PACKAGE)) {
                return has(part, Reference.Kind.CALL, name)
                        || (part == Part.RULE && (vocabulary.isCall(name) || name.equals(JOIN)));
            }
            if (!members.getOrDefault(owner, Set.of()).contains(member)) {
                return isCallOfSuperType(part, owner, member);
            }
            calls.add(method, name);
            return part != Part.RULE || isAuthorsCall(owner, member);
        }

        /** A call that a class of this policy does not define itself is one of what it extends. */
        private boolean isCallOfSuperType(Part part, String owner, String member) {
            String superType = superTypes.get(owner);
            if (superType == null || member.startsWith("<")) {
                return false;
            }
            String inherited = superType + "." + member;
            return isCall(part, inherited, inherited.indexOf('('))
                    || (!superType.equals(OBJECT) && has(part, Reference.Kind.CALL, OBJECT + "." + member));
        }

        private boolean isAuthorsCall(String owner, String member) {
            boolean constructor = member.startsWith("<init>");
            if (policyTypes.isPolicyType(owner)) {
                return !constructor;
            }
            return owner.equals(type.name())
                    || (generated(owner).kind() == Kind.DECLARED && (constructor || member.matches(READING)));
        }

        private boolean isRead(Part part, String name, int descriptor) {
            String owner = name.substring(0, name.lastIndexOf('.', descriptor));
            if (owner.startsWith(PACKAGE)) {
                return part != Part.RULE || policyTypes.isPolicyType(owner) || owner.equals(type.name());
            }
            return has(part, Reference.Kind.READ, name) || vocabulary.isConstant(name);
        }
    }

    private boolean has(Part part, Reference.Kind kind, String name) {
        return listed.has(new Reference(part, kind, name));
    }

    private boolean isType(String internalName) {
        return vocabulary.isType(internalName)
                || listed.hasType(internalName)
                || policyTypes.isPolicyType(internalName)
                || classes.containsKey(internalName);
    }
}
