package dev.loyalty.policy.definition;

import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.model.LineKind;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The merchant's choices where real programmes disagree. {@link #DEFAULT} holds what is chosen when {@code policy.yaml}
 * says nothing. Immutable.
 *
 * @param earningKinds {@code earning-kinds}: kinds of lines that earn; default {@code merchandise}
 * @param roundingMode {@code rounding-mode}: FLOOR (default), HALF_UP, HALF_EVEN or CEILING
 * @param roundingPlace {@code rounding-place}: where amounts become whole; default RULE
 * @param multiply {@code multiply}: what a multiplier multiplies; default ROUNDED
 * @param multipliers {@code multipliers}: how several work together; default SUM
 * @param tax {@code tax}: whether tax earns; default INCLUDED
 * @param discounts {@code discounts}: what discounts that are lines of their own lower; default SHARED
 * @param excludedTenders {@code excluded-tenders}: kinds of tenders that pay for what does not earn; default {@code points}
 * @param conversion {@code conversion}: how amounts in another currency are converted; default EXACT
 * @param leapBirthday {@code leap-birthday}: when those born on 29 February have their birthday in other years; default
 *     FEBRUARY_28
 * @param returns {@code returns}: which part of an award goes back with a part of its order; default RE_JUDGED
 * @param withoutVersion {@code returns-without-version}: what happens to a return that is to be evaluated again by a version
 *     that is gone; default DECLINE
 * @param edits {@code edits}: which version decides about an order that is changed; default ORIGINAL
 * @param clawback {@code clawback}: how far a reversal goes when units were spent; default UNLIMITED
 */
public record Switches(
        List<String> earningKinds,
        RoundingMode roundingMode,
        RoundingPlace roundingPlace,
        MultiplierBasis multiply,
        MultiplierCombination multipliers,
        TaxBasis tax,
        DiscountBasis discounts,
        List<String> excludedTenders,
        Conversion conversion,
        LeapBirthday leapBirthday,
        ReversalMode returns,
        WithoutVersion withoutVersion,
        EditVersion edits,
        Clawback clawback) {

    /** The rounding modes that can be chosen. */
    public static final List<RoundingMode> ROUNDING_MODES =
            List.of(RoundingMode.FLOOR, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.CEILING);

    /** The choices of a policy that makes none. Made last of the constants, as its making reads them. */
    public static final Switches DEFAULT = builder().build();

    public Switches {
        earningKinds = List.copyOf(earningKinds);
        if (earningKinds.isEmpty() || Set.copyOf(earningKinds).size() < earningKinds.size()) {
            throw new IllegalArgumentException("earningKinds " + earningKinds
                    + " are none, or name a kind twice. Maybe [merchandise], the default?");
        }
        if (earningKinds.contains(LineKind.DISCOUNT.name())) {
            throw new IllegalArgumentException("earningKinds " + earningKinds
                    + " hold discount, which is no item. Maybe discounts SHARED, the default?");
        }
        excludedTenders = List.copyOf(excludedTenders);
        if (Set.copyOf(excludedTenders).size() < excludedTenders.size()) {
            throw new IllegalArgumentException(
                    "excludedTenders " + excludedTenders + " name a kind twice. Maybe delete one of the two?");
        }
        if (!ROUNDING_MODES.contains(roundingMode)) {
            throw new IllegalArgumentException(
                    "roundingMode " + roundingMode + " is not offered. Maybe one of " + ROUNDING_MODES + "?");
        }
        Objects.requireNonNull(roundingPlace, "roundingPlace");
        Objects.requireNonNull(multiply, "multiply");
        Objects.requireNonNull(multipliers, "multipliers");
        Objects.requireNonNull(tax, "tax");
        Objects.requireNonNull(discounts, "discounts");
        Objects.requireNonNull(conversion, "conversion");
        Objects.requireNonNull(leapBirthday, "leapBirthday");
        Objects.requireNonNull(returns, "returns");
        Objects.requireNonNull(withoutVersion, "withoutVersion");
        Objects.requireNonNull(edits, "edits");
        Objects.requireNonNull(clawback, "clawback");
    }

    /** Whether lines of this kind earn. */
    public boolean earns(LineKind kind) {
        return earningKinds.contains(kind.name());
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects choices; not for use by several threads. */
    public static final class Builder {
        private List<String> earningKinds = List.of("merchandise");
        private RoundingMode roundingMode = RoundingMode.FLOOR;
        private RoundingPlace roundingPlace = RoundingPlace.RULE;
        private MultiplierBasis multiply = MultiplierBasis.ROUNDED;
        private MultiplierCombination multipliers = MultiplierCombination.SUM;
        private TaxBasis tax = TaxBasis.INCLUDED;
        private DiscountBasis discounts = DiscountBasis.SHARED;
        private List<String> excludedTenders = List.of("points");
        private Conversion conversion = Conversion.EXACT;
        private LeapBirthday leapBirthday = LeapBirthday.FEBRUARY_28;
        private ReversalMode returns = ReversalMode.RE_JUDGED;
        private WithoutVersion withoutVersion = WithoutVersion.DECLINE;
        private EditVersion edits = EditVersion.ORIGINAL;
        private Clawback clawback = Clawback.UNLIMITED;

        private Builder() {}

        public Builder earningKinds(List<String> kinds) {
            earningKinds = List.copyOf(kinds);
            return this;
        }

        public Builder roundingMode(RoundingMode mode) {
            roundingMode = mode;
            return this;
        }

        public Builder roundingPlace(RoundingPlace place) {
            roundingPlace = place;
            return this;
        }

        public Builder multiply(MultiplierBasis basis) {
            multiply = basis;
            return this;
        }

        public Builder multipliers(MultiplierCombination combination) {
            multipliers = combination;
            return this;
        }

        public Builder tax(TaxBasis basis) {
            tax = basis;
            return this;
        }

        public Builder discounts(DiscountBasis basis) {
            discounts = basis;
            return this;
        }

        public Builder excludedTenders(List<String> kinds) {
            excludedTenders = List.copyOf(kinds);
            return this;
        }

        public Builder conversion(Conversion choice) {
            conversion = choice;
            return this;
        }

        public Builder leapBirthday(LeapBirthday day) {
            leapBirthday = day;
            return this;
        }

        public Builder returns(ReversalMode mode) {
            returns = mode;
            return this;
        }

        public Builder withoutVersion(WithoutVersion choice) {
            withoutVersion = choice;
            return this;
        }

        public Builder edits(EditVersion version) {
            edits = version;
            return this;
        }

        public Builder clawback(Clawback mode) {
            clawback = mode;
            return this;
        }

        public Switches build() {
            return new Switches(
                    earningKinds,
                    roundingMode,
                    roundingPlace,
                    multiply,
                    multipliers,
                    tax,
                    discounts,
                    excludedTenders,
                    conversion,
                    leapBirthday,
                    returns,
                    withoutVersion,
                    edits,
                    clawback);
        }
    }
}
