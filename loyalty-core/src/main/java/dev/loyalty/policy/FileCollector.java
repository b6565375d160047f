package dev.loyalty.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the files of one place; whatever is wrong with one of them is reported with the place. */
final class FileCollector {

    // A character is at most three bytes of UTF-8 (a surrogate pair, two characters, is four), and so is the mark.
    private static final int MAX_BYTES = 3 * PolicyFile.MAX_CHARACTERS + 3;

    private final String place;
    private final List<PolicyFile> files = new ArrayList<>();

    FileCollector(String place) {
        this.place = place;
    }

    /** Opens a file to read it. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** Adds a file unless it is no part of a policy; only then is it opened. */
    void add(String path, Opener opener) throws IOException {
        if (!isWanted(path)) {
            return;
        }
        byte[] bytes;
        try (InputStream in = opener.open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw failure(path + " is longer than " + PolicyFile.MAX_CHARACTERS + " characters.", null);
        }
        add(() -> PolicyFile.decode(path, bytes));
    }

    void addText(String path, String text) {
        if (isWanted(path)) {
            add(() -> new PolicyFile(path, text));
        }
    }

    /** All files; a place without any is refused, as it is most likely the wrong one. */
    PolicyFiles files() {
        if (files.isEmpty()) {
            throw failure("no file of a policy is there. Maybe the place is another one?", null);
        }
        try {
            return new PolicyFiles(files);
        } catch (IllegalArgumentException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        }
    }

    PolicySourceException failure(String problem, @Nullable Throwable cause) {
        return new PolicySourceException(place, problem, cause);
    }

    private boolean isWanted(String path) {
        boolean hidden = path.startsWith(".") && !path.startsWith("./") && !path.startsWith("..");
        if (hidden || path.contains("/.")) {
            return false;
        }
        if (!PolicyFiles.isPart(path)) {
            return false;
        }
        if (files.size() == PolicyFiles.MAX_FILES) {
            throw failure(
                    "there are more than the " + PolicyFiles.MAX_FILES
                            + " files a policy may have. Maybe the folder holds several policies?",
                    null);
        }
        return true;
    }

    private void add(Supplier<PolicyFile> file) {
        try {
            files.add(file.get());
        } catch (IllegalArgumentException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        }
    }
}
