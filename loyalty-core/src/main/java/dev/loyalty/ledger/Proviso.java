package dev.loyalty.ledger;

import dev.loyalty.model.CategoryPath;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must stay true of an award, or it goes back altogether. Judged when it is awarded, and at each return again from
 * what is left. Immutable.
 */
public sealed interface Proviso {

    /**
     * Whether it holds.
     *
     * @param left the part of the value of the award's scope that is left: 1 before anything came back
     * @param kept the lines of which units are left
     * @return null if it holds
     */
    @Nullable
    BrokenProviso judge(Fraction left, Collection<Line> kept);

    /** For an operator, such as {@code at least 100.00}. */
    String text();

    /**
     * What is left of the order, or of the line, counts for at least so much.
     *
     * @param minimum in the programme's currency, more than 0
     * @param amount what the scope counted for when it was awarded, as rules saw it
     */
    record AtLeast(BigDecimal minimum, BigDecimal amount) implements Proviso {

        /** @throws IllegalArgumentException if the minimum is not more than 0 */
        public AtLeast {
            Objects.requireNonNull(amount, "AtLeast.amount");
            if (minimum.signum() <= 0) {
                throw new IllegalArgumentException("at least " + minimum.toPlainString()
                        + " is always true. Maybe the parameter should be more than 0?");
            }
        }

        /** The decimal places for people, at least two, so that 1 reads 1.00. */
        int digits() {
            return Math.max(minimum.scale(), 2);
        }

        @Override
        public @Nullable BrokenProviso judge(Fraction left, Collection<Line> kept) {
            Fraction rest = Fraction.of(amount).times(left);
            return rest.compareTo(Fraction.of(minimum)) >= 0 ? null : new BrokenProviso(this, rest, List.of());
        }

        @Override
        public String text() {
            return "at least " + minimum.setScale(digits()).toPlainString();
        }
    }

    /**
     * Something is left of every part of a bundle.
     *
     * @param parts each the code of a product, or a category path with all below it; at least one
     */
    record AllOf(List<String> parts) implements Proviso {

        /** @throws IllegalArgumentException if there is no part, or one is blank */
        public AllOf {
            parts = List.copyOf(parts);
            requireParts(parts);
        }

        @Override
        public @Nullable BrokenProviso judge(Fraction left, Collection<Line> kept) {
            return missing(
                    this,
                    parts,
                    part -> kept.stream()
                            .anyMatch(line -> isItem(line)
                                    && (line.sku().equals(part) || CategoryPath.isIn(line.category(), part))));
        }

        @Override
        public String text() {
            return "all of " + String.join(", ", parts);
        }
    }

    /**
     * Something is left of every one of these lines.
     *
     * @param lines the ids of the lines; at least one
     */
    record AllLines(List<String> lines) implements Proviso {

        /** @throws IllegalArgumentException if there is no line, or an id is blank */
        public AllLines {
            lines = List.copyOf(lines);
            requireParts(lines);
        }

        @Override
        public @Nullable BrokenProviso judge(Fraction left, Collection<Line> kept) {
            return missing(
                    this, lines, id -> kept.stream().anyMatch(line -> line.id().equals(id)));
        }

        @Override
        public String text() {
            return "all of the lines " + String.join(", ", lines);
        }
    }

    private static void requireParts(List<String> parts) {
        if (parts.isEmpty() || parts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "a bundle of the parts " + parts + " is none. Maybe a text-list of products and category paths?");
        }
    }

    private static boolean isItem(Line line) {
        return line.quantity().signum() > 0 && !line.kind().equals(LineKind.DISCOUNT);
    }

    private static @Nullable BrokenProviso missing(Proviso proviso, List<String> parts, Predicate<String> isKept) {
        List<String> missing =
                parts.stream().filter(part -> !isKept.test(part)).distinct().toList();
        return missing.isEmpty() ? null : new BrokenProviso(proviso, null, missing);
    }
}
