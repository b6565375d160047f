package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Reference.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/**
 * A reviewed list of what compiled rules may refer to outside of the vocabulary and of themselves. What is not listed is
 * refused.
 */
final class MemberList {

    /** What authors may use of the JDK. */
    static final String RULES = "rule-members.txt";

    /** What the engine's own part of the generated code needs. */
    static final String ENGINE = "engine-members.txt";

    private static final MemberList ALL = new MemberList(RULES, ENGINE);

    private final Set<String> lines = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();

    private MemberList(String... files) {
        for (String file : files) {
            lines.addAll(read(file));
        }
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            addTypes(Kind.valueOf(words[1].toUpperCase(Locale.ROOT)), words[2]);
        }
    }

    static MemberList all() {
        return ALL;
    }

    /** The lines of one of the lists, without comments. */
    static Set<String> read(String file) {
        try (InputStream in = MemberList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the library's own file " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    boolean has(Reference reference) {
        return lines.contains(reference.toString());
    }

    /** Whether a listed member belongs to this type, takes it or gives it. */
    boolean hasType(String internalName) {
        return types.contains(Reference.family(internalName));
    }

    private void addTypes(Kind kind, String name) {
        switch (kind) {
            case TYPE, EXTENDS -> types.add(name);
            case LITERAL, CONCAT -> add(Type.getType(name));
            case CALL, HANDLE -> {
                int descriptor = name.indexOf('(');
                types.add(name.substring(0, name.lastIndexOf('.', descriptor)));
                Type method = Type.getMethodType(name.substring(descriptor));
                add(method.getReturnType());
                for (Type argument : method.getArgumentTypes()) {
                    add(argument);
                }
            }
            case READ -> {
                int descriptor = name.indexOf(' ');
                types.add(name.substring(0, name.lastIndexOf('.', descriptor)));
                add(Type.getType(name.substring(descriptor + 1)));
            }
            case BOOTSTRAP, ANNOTATION -> {} // the JVM's and the engine's own business
        }
    }

    private void add(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            types.add(element.getInternalName());
        }
    }
}
