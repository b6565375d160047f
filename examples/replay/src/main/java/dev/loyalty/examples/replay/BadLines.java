package dev.loyalty.examples.replay;

import dev.loyalty.examples.replay.BadLineException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the lines that were left out, by reason, and remembers the first few. */
final class BadLines {

    private static final int EXAMPLES = 5;
    private static final int LONGEST_EXAMPLE = 80;

    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private final List<String> examples = new ArrayList<>();

    void add(long line, Reason reason, String text) {
        counts.merge(reason, 1L, Long::sum);
        if (examples.size() < EXAMPLES) {
            String start = text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "...";
            examples.add("line " + line + ": " + reason + ": " + start);
        }
    }

    /** How many lines were left out for each reason. */
    Map<Reason, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The first few, with their line numbers. */
    List<String> examples() {
        return List.copyOf(examples);
    }
}
