package dev.loyalty.policy;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;

/** A folder of the class path. */
final class ClassPathSource implements PolicySource {

    private final ClassLoader loader;
    private final String folder;

    ClassPathSource(ClassLoader loader, String folder) {
        this.loader = Objects.requireNonNull(loader, "loader");
        this.folder = JarSource.withoutSlashes(folder);
    }

    @Override
    public PolicyFiles read() {
        FileCollector collector = new FileCollector("class path folder \"" + folder + "\"");
        try {
            URL definition = definition(collector);
            switch (definition.getProtocol()) {
                case "file" -> {
                    return new DirectorySource(folderOf(Path.of(definition.toURI()))).read();
                }
                case "jar" -> collectFromJar(definition, collector);
                default ->
                    throw collector.failure(
                            "is at " + definition + ", from where folders cannot be listed."
                                    + " Maybe use a directory, a jar or texts in memory?",
                            null);
            }
        } catch (IOException | URISyntaxException | SecurityException e) {
            throw collector.failure("cannot be read: " + e, e);
        }
        return collector.files();
    }

    /** Folders have no entry of their own in many jars, so the folder is found by the file that it must have. */
    private URL definition(FileCollector collector) throws IOException {
        String name = (folder.isEmpty() ? "" : folder + "/") + FileKind.DEFINITION_PATH;
        // By text, as comparing URLs may ask the network; a parent and its child loader may both find the same.
        Map<String, URL> found = new LinkedHashMap<>();
        for (URL url : Collections.list(loader.getResources(name))) {
            found.putIfAbsent(url.toExternalForm(), url);
        }
        if (found.isEmpty()) {
            throw collector.failure(
                    "has no " + FileKind.DEFINITION_PATH
                            + ". Maybe the folder is another one, or belongs to another class loader?",
                    null);
        }
        if (found.size() > 1) {
            throw collector.failure(
                    "is there more than once: " + found.keySet()
                            + ". Maybe give the folder a name of its own, or read the jar or directory that is meant?",
                    null);
        }
        return found.values().iterator().next();
    }

    private void collectFromJar(URL definition, FileCollector collector) throws IOException {
        JarURLConnection connection = (JarURLConnection) definition.openConnection();
        // A cached jar is shared with the class loader, which would not survive its closing.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            String entry = connection.getEntryName();
            JarSource.collect(jar, entry.substring(0, Math.max(0, entry.lastIndexOf('/'))), collector);
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }
}
