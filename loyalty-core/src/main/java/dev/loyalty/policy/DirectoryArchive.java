package dev.loyalty.policy;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Versions as folders. A version is written beside its place and then moved there, so that nobody ever finds a half of it.
 */
final class DirectoryArchive implements PolicyArchive {

    private final Path folder;

    DirectoryArchive(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
    }

    @Override
    public void keep(VersionId version, PolicyFiles files) {
        Path place = place(version);
        if (Files.isDirectory(place)) {
            return;
        }
        try {
            Path programme = Files.createDirectories(folder.resolve(version.programme()));
            // Hidden, so that no reader of policies takes it for one.
            Path draft = Files.createTempDirectory(programme, ".");
            try {
                for (PolicyFile file : files.files()) {
                    Path path = draft.resolve(file.path());
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.writeString(path, file.text());
                }
                move(draft, place);
            } finally {
                delete(draft);
            }
        } catch (IOException e) {
            throw new PolicySourceException("archive " + folder, version + " cannot be kept: " + e, e);
        }
    }

    private static void move(Path draft, Path place) throws IOException {
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notOnThisFileSystem) {
            Files.move(draft, place);
        } catch (IOException other) {
            // Another process has kept the same version meanwhile.
            if (!Files.isDirectory(place)) {
                throw other;
            }
        }
    }

    private static void delete(Path draft) throws IOException {
        if (Files.isDirectory(draft)) {
            try (Stream<Path> files = Files.walk(draft)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public Optional<PolicyFiles> find(VersionId version) {
        Path place = place(version);
        return Files.isDirectory(place) ? Optional.of(new DirectorySource(place).read()) : Optional.empty();
    }

    private Path place(VersionId version) {
        Path place = folder.resolve(version.programme()).resolve(version.hash());
        if (!place.normalize().startsWith(folder.normalize())
                || version.programme().startsWith(".")) {
            throw new IllegalArgumentException("\"" + version.programme()
                    + "\" is no name of a folder. Maybe the receipt was not written by this library?");
        }
        return place;
    }
}
