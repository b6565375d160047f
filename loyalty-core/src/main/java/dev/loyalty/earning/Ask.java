package dev.loyalty.earning;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Scope;
import dev.loyalty.model.Fraction;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it was when the rules had finished.
 *
 * @param amount units, money or factor
 * @param per the money that {@code amount} is for, or null for a fixed amount
 * @param fullSteps whether only complete steps of {@code per} count
 * @param multiplied whether multipliers apply
 */
record Ask(
        String rule,
        Verb verb,
        String account,
        Scope scope,
        Fraction amount,
        @Nullable Fraction per,
        boolean fullSteps,
        boolean multiplied,
        @Nullable String group,
        List<String> limits,
        long priority) {

    /** Higher priority first, then rule names, then the order of the lines: never the order of firing. */
    static final Comparator<Ask> ORDER = Comparator.comparingLong(Ask::priority)
            .reversed()
            .thenComparing(Ask::rule)
            .thenComparing(Ask::verb)
            .thenComparing(Ask::account)
            .thenComparingInt(Ask::position);

    Ask {
        limits = List.copyOf(limits);
    }

    /** One rule may ask for one thing once: this is what makes two asks the same thing. */
    record Identity(String rule, Verb verb, String account, int position) {}

    Identity identity() {
        return new Identity(rule, verb, account, position());
    }

    /** The place of the line in the order, or -1 for the order itself. */
    int position() {
        return scope instanceof Line line ? line.getPosition() : -1;
    }

    @Nullable
    String line() {
        return scope instanceof Line line ? line.getId() : null;
    }

    boolean multiplies() {
        return verb == Verb.MULTIPLY;
    }

    String describe() {
        String forWhat = line() == null ? "the order" : "line " + line();
        return per == null ? amount + " for " + forWhat : amount + " per " + per + " of " + forWhat;
    }
}
