package dev.loyalty.earning;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What rules forbade, and what that means for a proposal. Immutable.
 *
 * @param byPortion what was forbidden, for each portion of an order that is split by levels
 */
record Blocks(SortedMap<Integer, List<Blocked>> byPortion) {

    Blocks {
        byPortion = Collections.unmodifiableSortedMap(new TreeMap<>(byPortion));
    }

    /** All of it, each thing once, sorted. */
    List<Blocked> all() {
        return byPortion.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted(Blocked.ORDER)
                .toList();
    }

    private List<Blocked> in(Ask ask) {
        return byPortion.getOrDefault(ask.portion(), List.of());
    }

    /** Why nothing of a proposal is granted; null if nothing forbids all of it. */
    @Nullable
    String reason(Ask ask) {
        return in(ask).stream()
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
            for (Blocked block : in(ask)) {
                if (block.line() != null && block.concerns(ask)) {
                    lines.putIfAbsent(block.line(), block.because());
                }
            }
        }
        return lines;
    }
}
