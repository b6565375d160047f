package dev.loyalty.earning;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.PastOrder;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.counting.NaturalOrder;
import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.internal.settlement.LotWish;
import dev.loyalty.ledger.Proviso;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it was when the rules had finished.
 *
 * @param account the account, or of what is for none, its name: who gets a donation, the recognition, the level
 * @param amount units, money or factor
 * @param rate what {@code amount} is for
 * @param per the money that {@code amount} is for, or null if it is for no money
 * @param multiplied whether multipliers apply
 * @param lot what the rule says of the lot
 * @param lasting how long a level is given for; null of all else
 * @param portion of the order that it is for, where the order is split by levels, from 1; else {@link Division#WHOLE}
 */
record Ask(
        String rule,
        Verb verb,
        String account,
        Scope scope,
        Fraction amount,
        Rate rate,
        @Nullable Fraction per,
        boolean multiplied,
        @Nullable String group,
        List<Cap> limits,
        List<Proviso> provisos,
        long priority,
        LotWish lot,
        @Nullable Span lasting,
        int portion) {

    /** Higher priority first, then rule names, then past orders and line ids, shorter ones first: never the order of firing. */
    static final Comparator<Ask> ORDER = Comparator.comparingLong(Ask::priority)
            .reversed()
            .thenComparing(Ask::rule)
            .thenComparing(Ask::verb)
            .thenComparing(Ask::account)
            .thenComparing(ask -> Objects.requireNonNullElse(ask.past(), ""), NaturalOrder.OF_IDS)
            .thenComparing(ask -> Objects.requireNonNullElse(ask.line(), ""), NaturalOrder.OF_IDS)
            .thenComparingInt(Ask::portion);

    Ask {
        limits = List.copyOf(limits);
        provisos = List.copyOf(provisos);
    }

    /** One rule may ask for one thing once: this is what makes two asks the same thing, be it in several portions. */
    record Identity(
            String rule,
            Verb verb,
            String account,
            @Nullable String past,
            int position) {}

    Identity identity() {
        return new Identity(rule, verb, account, past(), position());
    }

    /** The order of before that it is for, or null for the activity of the call. */
    @Nullable
    String past() {
        return scope instanceof PastOrder order ? order.getId() : null;
    }

    /**
     * Where asks meet: multiply, exclude each other.
     *
     * @param past the order of before, or null for the activity of the call
     */
    record Ground(@Nullable String past, int portion) {}

    Ground ground() {
        return new Ground(past(), portion);
    }

    /** Whether both are for the same activity and portion, so that they can meet. */
    boolean meets(Ask other) {
        return ground().equals(other.ground());
    }

    /** The same for a portion of the order. */
    Ask in(int number) {
        return new Ask(
                rule,
                verb,
                account,
                scope,
                amount,
                rate,
                per,
                multiplied,
                group,
                limits,
                provisos,
                priority,
                lot,
                lasting,
                number);
    }

    /** The place of the line in the order, or -1 for the order itself. */
    int position() {
        return scope instanceof Line line ? line.getPosition() : -1;
    }

    @Nullable
    String line() {
        return scope instanceof Line line ? line.getId() : null;
    }

    /** Whether each line of an order brings its own part of the amount. */
    boolean isInProportion() {
        return rate.isCounted() && !rate.isOfFullSteps();
    }

    boolean multiplies() {
        return verb == Verb.MULTIPLY;
    }

    /** What is added up and compared with one another: an account, or one special award; never equal by chance. */
    String pot() {
        return verb.isSpecial() ? verb + " " + account : account;
    }

    /** What is proposed, for which scope: {@code 1 per full 2 into account "points" for line 3}. */
    String describe() {
        String what = multiplies() ? "times " + amount + " in" : amount + forWhat() + " into";
        return switch (verb) {
            case DONATION -> amount + forWhat() + " to \"" + account + "\" for " + where();
            case RECOGNITION -> "the recognition \"" + account + "\" for " + where();
            case TIER_GIFT -> "level \"" + account + "\" lasting " + lasting + " for " + where();
            case POINTS, CREDIT, ITEMS, MULTIPLY -> what + " account \"" + account + "\" for " + where();
        };
    }

    /** What else can differ between two asks for one scope. */
    String describeTerms() {
        return describe() + " (group " + group + ", limits " + limits + ", while "
                + provisos.stream().map(Proviso::text).toList() + ", priority " + priority + ", multiplied "
                + multiplied + ", " + lot + ")";
    }

    private String where() {
        if (past() != null) {
            return "the past order " + past();
        }
        return line() == null ? "the order" : "line " + line();
    }

    private String forWhat() {
        return switch (rate) {
            case FIXED -> "";
            case PER_MONEY -> " per " + per;
            case PER_FULL_MONEY -> " per full " + per;
            case PER_UNIT -> " per unit";
            case PER_FULL_UNIT -> " per full unit";
        };
    }
}
