package dev.loyalty.internal.drools;

import java.util.Map;

/**
 * The lines of a rule file that a generated class comes from, for its stack traces.
 *
 * @param file of the rule
 * @param fallback the line of the rule itself
 * @param lines in the file, by the line of the generated text
 */
record SourceLines(String file, int fallback, Map<Integer, Integer> lines) {

    SourceLines {
        lines = Map.copyOf(lines);
    }

    int line(int generated) {
        return lines.getOrDefault(generated, fallback);
    }
}
