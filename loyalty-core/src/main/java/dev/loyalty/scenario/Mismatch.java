package dev.loyalty.scenario;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One expectation of a scenario that does not hold. Immutable.
 *
 * @param step from 1
 * @param what was compared: {@code awards of points}, {@code rule "Double points"}
 * @param expected what the scenario says
 * @param actual what the policy did
 * @param why the rules that made it so, or null
 * @param file path of the scenario's file within the policy
 * @param line of the expectation, from 1
 * @param column of the expectation, from 1
 */
public record Mismatch(
        int step,
        String what,
        String expected,
        String actual,
        @Nullable String why,
        String file,
        int line,
        int column) {

    public Mismatch {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(file, "file");
    }

    /** In one sentence: {@code step 1: awards of points: expected 150, was 149 (One point per pound: 149).} */
    public String sentence() {
        String because = why == null ? "" : " (" + why + ")";
        String text = "step " + step + ": " + what + ": expected " + expected + ", was " + actual + because;
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** The sentence with its place before it, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + " " + sentence();
    }
}
