package dev.loyalty.earning;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What rules forbade, and what that means for a proposal. Immutable. */
record Blocks(List<Blocked> all) {

    Blocks {
        all = List.copyOf(all);
    }

    /** Why nothing of a proposal is granted; null if nothing forbids all of it. */
    @Nullable
    String reason(Ask ask) {
        return all.stream()
                .filter(block -> block.concerns(ask)
                        && (block.line() == null || block.line().equals(ask.line())))
                .map(Blocked::because)
                .findFirst()
                .orElse(null);
    }

    /**
     * The lines that do not count for what is proposed for the whole order at a rate, each with the reason. A fixed amount
     * is not for any of its lines.
     */
    SortedMap<String, String> lines(Ask ask) {
        SortedMap<String, String> lines = new TreeMap<>();
        if (ask.line() == null && (ask.multiplies() || ask.rate().isCounted())) {
            for (Blocked block : all) {
                if (block.line() != null && block.concerns(ask)) {
                    lines.putIfAbsent(block.line(), block.because());
                }
            }
        }
        return lines;
    }
}
