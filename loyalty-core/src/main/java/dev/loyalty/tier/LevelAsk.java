package dev.loyalty.tier;

import dev.loyalty.measure.MeasureValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A proposed level as it was when the rules had finished.
 *
 * @param needs sorted; may be empty, for a level that nothing more is needed for
 * @param enough how many of them are needed
 */
record LevelAsk(String rule, String level, List<Least> needs, int enough) {

    LevelAsk {
        needs = needs.stream().sorted().toList();
    }

    /** At least so much of a measure. */
    record Least(String measure, BigDecimal threshold) implements Comparable<Least> {

        @Override
        public int compareTo(Least other) {
            int order = measure.compareTo(other.measure);
            return order == 0 ? threshold.compareTo(other.threshold) : order;
        }

        @Override
        public String toString() {
            return threshold.toPlainString() + " of " + measure;
        }
    }

    /** What became of it. */
    SettledLevel settled(MeasureValues measures) {
        return new SettledLevel(
                rule,
                level,
                needs.stream()
                        .map(least -> new Need(least.measure(), least.threshold(), measures.number(least.measure())))
                        .toList(),
                enough);
    }

    String describe() {
        return "level \"" + level + "\" for " + enough + " of "
                + needs.stream().map(Least::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
