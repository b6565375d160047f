package dev.loyalty.redemption;

import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.LineKind;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reward that a rule offers, as it was when the rules had finished.
 *
 * @param offer for an operator
 * @param account whose units it costs
 * @param step the cost, or of a chosen amount what it goes up by
 * @param stepped whether only whole steps fit: false if the last unit may be worth more than is left
 * @param least fewest units that can be spent
 * @param most most units that can be spent
 * @param share the largest percentage of what is left of its lines, or null
 * @param ceiling the largest value in minor units
 */
record Ask(
        String rule,
        String reward,
        String offer,
        String account,
        long step,
        boolean stepped,
        Benefit benefit,
        Lines lines,
        long least,
        long most,
        @Nullable Fraction share,
        long ceiling,
        List<Need> needs,
        @Nullable String group,
        List<Cap> limits,
        long priority) {

    /**
     * Discounts before payments before what touches no line, then higher priority first, then by what is done, then by
     * name: never the order of firing, nor that of the wishes.
     */
    static final Comparator<Ask> ORDER = Comparator.comparing(
                    (Ask ask) -> ask.benefit().use())
            .thenComparing(Comparator.comparingLong(Ask::priority).reversed())
            .thenComparingInt(ask -> ask.benefit().rank())
            .thenComparing(Ask::reward)
            .thenComparing(Ask::rule);

    Ask {
        needs = List.copyOf(needs);
        limits = List.copyOf(limits);
    }

    /**
     * Something that has to reach a number.
     *
     * @param what for an operator: the measure, or the rule
     */
    record Need(String what, BigDecimal actual, BigDecimal required) {}

    /**
     * The lines that a reward is for.
     *
     * @param whole whether it is for the order
     * @param kind of the order's lines, only those of this kind, or null
     * @param most by the position of lines that the rule names, the most in minor units that can be taken of each
     */
    record Lines(boolean whole, @Nullable LineKind kind, SortedMap<Integer, Long> most) {

        static final Lines NONE = new Lines(false, null, new TreeMap<>());

        Lines {
            most = Collections.unmodifiableSortedMap(new TreeMap<>(most));
        }

        /** Whether the order's lines of a kind are meant, where those of some kinds usually are. */
        boolean takes(LineKind other, List<String> usually) {
            return kind == null ? usually.contains(other.name()) : kind.equals(other);
        }

        Lines and(Lines other) {
            SortedMap<Integer, Long> all = new TreeMap<>(most);
            other.most.forEach((position, limit) -> all.merge(position, limit, Math::min));
            return new Lines(whole || other.whole, kind == null ? other.kind : kind, all);
        }
    }

    /** One rule can offer a reward of a name once: this is what makes two asks the same thing. */
    record Identity(String rule, String reward) {}

    Identity identity() {
        return new Identity(rule, reward);
    }

    Ask with(Lines other) {
        return new Ask(
                rule, reward, offer, account, step, stepped, benefit, other, least, most, share, ceiling, needs, group,
                limits, priority);
    }

    /** Whether the member chooses how much. */
    boolean isChosen() {
        return benefit instanceof Benefit.Rate;
    }

    /** All that can differ between two asks of one identity. */
    String describe() {
        return offer + " (account " + account + ", steps of " + step + ", " + least + " to " + most + " units, share "
                + share + ", ceiling " + ceiling + ", needs " + needs + ", group " + group + ", limits " + limits
                + ", priority " + priority + ")";
    }
}
