package dev.loyalty.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A folder of a file system. */
final class DirectorySource implements PolicySource {

    // policy/earning/spring.drl is two deep; one more finds a policy that lies a folder too low.
    private static final int MAX_DEPTH = 3;

    private final Path folder;

    DirectorySource(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
    }

    @Override
    public PolicyFiles read() {
        FileCollector collector = new FileCollector("directory " + folder);
        if (!Files.isDirectory(folder)) {
            throw collector.failure(
                    "is not there, or is no directory. Maybe the path is relative to another one?", null);
        }
        try {
            collect(folder, "", 1, collector);
        } catch (IOException | UncheckedIOException | SecurityException e) {
            throw collector.failure("cannot be read: " + e, e);
        }
        return collector.files();
    }

    private static void collect(Path folder, String prefix, int depth, FileCollector collector) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = String.valueOf(child.getFileName());
                // Hidden files are an editor's or a mount's: Kubernetes keeps a second copy of each file in "..data".
                if (name.startsWith(".")) {
                    continue;
                }
                if (!Files.isDirectory(child)) {
                    collector.add(prefix + name, () -> Files.newInputStream(child));
                } else if (depth < MAX_DEPTH) {
                    // In a zip file system the names of folders end with a slash.
                    collect(child, prefix + name.replace("/", "") + "/", depth + 1, collector);
                }
            }
        }
    }
}
