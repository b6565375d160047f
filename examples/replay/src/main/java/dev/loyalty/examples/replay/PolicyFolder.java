package dev.loyalty.examples.replay;

import dev.loyalty.policy.PolicySource;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the policy is read from.
 *
 * @param name for people
 */
record PolicyFolder(String name, PolicySource source) {

    private static final String GIFT_SHOP = "policies/gift-shop";

    /**
     * The given folder; if there is none, the folder of this example, which can be edited: beside the jar's
     * {@code target}, or below the working directory. Where neither is, the copy that was packaged.
     */
    static PolicyFolder find(@Nullable Path given) {
        if (given != null) {
            return folder(given);
        }
        return places().stream()
                .filter(Files::isDirectory)
                .findFirst()
                .map(PolicyFolder::folder)
                .orElseGet(() -> new PolicyFolder(
                        GIFT_SHOP + " as packaged",
                        PolicySource.classPath(
                                Objects.requireNonNull(PolicyFolder.class.getClassLoader(), "class loader"),
                                GIFT_SHOP)));
    }

    private static PolicyFolder folder(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        Path shown = folder.isAbsolute() && folder.startsWith(here) ? here.relativize(folder) : folder;
        return new PolicyFolder(shown.toString(), PolicySource.directory(folder));
    }

    private static List<Path> places() {
        List<Path> places = new ArrayList<>();
        Path jar = jar();
        if (jar != null) {
            places.add(jar.resolve("../..").resolve(GIFT_SHOP).normalize());
        }
        places.add(Path.of("examples/replay").resolve(GIFT_SHOP));
        places.add(Path.of(GIFT_SHOP));
        return places;
    }

    /** The jar that runs, or the folder of its classes. */
    private static @Nullable Path jar() {
        CodeSource code = PolicyFolder.class.getProtectionDomain().getCodeSource();
        try {
            return code == null ? null : Path.of(code.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notOnDisk) {
            return null;
        }
    }
}
