package dev.loyalty.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A folder within a jar. */
final class JarSource implements PolicySource {

    private final Path jar;
    private final String folder;

    JarSource(Path jar, String folder) {
        this.jar = Objects.requireNonNull(jar, "jar");
        this.folder = withoutSlashes(folder);
    }

    @Override
    public PolicyFiles read() {
        FileCollector collector = new FileCollector("folder \"" + folder + "\" of jar " + jar);
        try (JarFile open = new JarFile(jar.toFile())) {
            collect(open, folder, collector);
        } catch (IOException | SecurityException e) {
            throw collector.failure("cannot be read: " + e, e);
        }
        return collector.files();
    }

    /** Adds the files of one folder of an open jar. */
    static void collect(JarFile jar, String folder, FileCollector collector) throws IOException {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        for (Iterator<JarEntry> entries = jar.entries().asIterator(); entries.hasNext(); ) {
            JarEntry entry = entries.next();
            if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                collector.add(entry.getName().substring(prefix.length()), () -> jar.getInputStream(entry));
            }
        }
    }

    static String withoutSlashes(String folder) {
        return folder.replaceAll("^/+|/+$", "");
    }
}
