package dev.loyalty.ledger;

import dev.loyalty.model.Fraction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule's proposal was granted: units of an account, or something that the host gives. Immutable. */
public sealed interface GrantedAward permits Award, SpecialAward {

    /** The rule that proposed. */
    String rule();

    /** The id of the order of before that it was proposed for; null for the receipt's own activity. */
    @Nullable
    String past();

    /** The line it was proposed for, or null for the whole order. */
    @Nullable
    String line();

    /** By line, in the order of the lines; their sum is the award. */
    List<Share> shares();

    /** What it used of limits; a reversal gives the same part of it back. */
    List<LimitUse> uses();

    /** The remainder that it was rounded together with; null if there is none. */
    @Nullable
    RemainderKey remainder();

    /** Whether it is a fixed amount, not so much for money or units. */
    boolean fixed();

    /** What must stay true; may be empty. */
    List<Proviso> provisos();

    /** What it brought exactly: parts of a unit too, where they are carried, and otherwise the units granted. */
    default Fraction brought() {
        return shares().stream().map(Share::brought).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The units granted; money in minor units. */
    default long units() {
        return shares().stream().mapToLong(Share::units).reduce(0, Math::addExact);
    }
}
