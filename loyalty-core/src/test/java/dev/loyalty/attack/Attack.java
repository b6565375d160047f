package dev.loyalty.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule file that means harm, and what comes of it.
 *
 * @param id such as A01; those that begin with E are our own
 * @param title what it tries
 * @param plain what it does to a host that runs it in the engine without guards: the name of an {@link Effectiveness}
 * @param here what the library does with it
 * @param text of the file
 */
record Attack(String id, String title, Effectiveness plain, Outcome here, String text) {

    /** In a file, {@code %300*x%} stands for three hundred x. */
    private static final Pattern REPEATED = Pattern.compile("%(\\d+)\\*(.*?)%");

    private static final Path FOLDER = Path.of("src", "test", "resources", "attacks");

    /** What a rule file does in the engine without guards. */
    enum Effectiveness {
        /** Takes effect while the file is built or loaded. */
        LOAD,
        /** Takes effect when the rules run. */
        RUN,
        /** Takes effect after the call, in another thread. */
        LATER,
        /** Does not come to an end, or uses up the memory of the JVM. */
        EXHAUSTS,
        /** Ends with an exception, without an effect. */
        FAILS,
        /** Is built and run without an effect. */
        NOTHING,
        /** Is no rule file for the engine either, and shows what the library says. */
        INVALID;

        /** Whether the host is harmed. */
        boolean isLive() {
            return this != FAILS && this != NOTHING && this != INVALID;
        }
    }

    /**
     * What the library does.
     *
     * @param kind refused when it is published, stopped by its budget, or failed with an exception when it runs
     * @param line that is named, 0 if none
     * @param words that the message must hold
     */
    record Outcome(String kind, int line, String words) {

        static Outcome of(String text) {
            String[] parts = text.strip().split(" ", 3);
            return new Outcome(parts[0], Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : "");
        }
    }

    static List<Attack> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Attack::read).toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Attack read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            List<String> head = text.lines().limit(3).toList();
            String name = head.get(0).substring(3);
            String id = name.substring(0, name.indexOf(' '));
            return new Attack(
                    id,
                    name.substring(name.indexOf(' ') + 1),
                    Effectiveness.valueOf(value(head.get(1), "// plain: ").toUpperCase(Locale.ROOT)),
                    Outcome.of(value(head.get(2), "// here: ")),
                    REPEATED.matcher(text)
                            .replaceAll(each ->
                                    Matcher.quoteReplacement(each.group(2).repeat(Integer.parseInt(each.group(1))))));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String value(String line, String key) {
        if (!line.startsWith(key)) {
            throw new IllegalStateException("\"" + line + "\" does not begin with " + key);
        }
        return line.substring(key.length());
    }

    @Override
    public String toString() {
        return id + " " + title;
    }
}
