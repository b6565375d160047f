package dev.loyalty.internal.drools;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rules can resolve while they are built and run: the JDK, the engine, the types of the vocabulary and the classes
 * given here. For the compiler the host's classes do not exist, and neither does the rest of the library.
 */
final class BuildLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader library;
    private static final Set<String> COMPILING = Set.of(Joins.class.getName());
    private static final Set<String> RUNNING = Set.of(
            Joins.class.getName(), Guarded.class.getName(), GuardedValues.class.getName(), ExactValues.class.getName());

    private final Set<String> offered;
    private final Map<String, byte[]> classes;
    private final Runnable onQuestion;

    private BuildLoader(
            VocabularyMembers vocabulary, Set<String> guards, Map<String, byte[]> classes, Runnable onQuestion) {
        super(ClassLoader.getPlatformClassLoader());
        this.library = BuildLoader.class.getClassLoader();
        this.classes = Map.copyOf(classes);
        this.onQuestion = onQuestion;
        this.offered = Stream.concat(vocabulary.types().stream().map(Class::getName), guards.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param classes further classes by name, which rules may use
     * @param clock is looked at whenever the compiler asks for a class
     */
    static BuildLoader forCompiling(VocabularyMembers vocabulary, Map<String, byte[]> classes, BuildClock clock) {
        return new BuildLoader(vocabulary, COMPILING, classes, clock::look);
    }

    /** @param classes the rules' own classes by name, with guards */
    static BuildLoader forRunning(VocabularyMembers vocabulary, Map<String, byte[]> classes) {
        return new BuildLoader(vocabulary, RUNNING, classes, () -> {});
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        onQuestion.run();
        if (isOffered(name)) {
            return library.loadClass(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        onQuestion.run();
        byte[] bytes = classes.get(className(path));
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        return isOffered(className(path)) ? library.getResourceAsStream(path) : super.getResourceAsStream(path);
    }

    @Override
    public @Nullable URL getResource(String path) {
        byte[] bytes = classes.get(className(path));
        if (bytes != null) {
            return MemoryUrl.of(path, bytes);
        }
        return isOffered(className(path)) ? library.getResource(path) : super.getResource(path);
    }

    @Override
    public Enumeration<URL> getResources(String path) {
        return Collections.emptyEnumeration();
    }

    private boolean isOffered(String name) {
        return name.startsWith("org.drools.") || name.startsWith("org.kie.") || offered.contains(name);
    }

    private static String className(String path) {
        return path.endsWith(".class")
                ? path.substring(0, path.length() - ".class".length()).replace('/', '.')
                : path.replace('/', '.');
    }
}
