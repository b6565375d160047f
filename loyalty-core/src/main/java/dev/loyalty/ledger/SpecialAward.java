package dev.loyalty.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An award that is no units of an account: a donation, a recognition, a level for a time. The ledger does not hold it, so that
 * the host gives it once the receipt is stored, and a reversal names it for the host to take back where that can be done.
 *
 * @param rule the rule that proposed
 * @param past the id of the order of before that it was proposed for; null for the receipt's own activity
 * @param line the line it was proposed for, or null for the whole order
 * @param gift what is given
 * @param shares by line, in the order of the lines: of a donation its minor units, of all others the one thing
 * @param uses what it used of limits
 * @param fixed whether it is a fixed amount, not so much for money or units
 * @param provisos what must stay true; may be empty
 */
public record SpecialAward(
        String rule,
        @Nullable String past,
        @Nullable String line,
        Gift gift,
        List<Share> shares,
        List<LimitUse> uses,
        boolean fixed,
        List<Proviso> provisos)
        implements GrantedAward {

    /** What is given. */
    public sealed interface Gift {

        /** Its name: who gets a donation, the recognition, the level. */
        String name();

        /** For people: {@code level gold until 2026-06-30}. */
        String text();
    }

    /**
     * Money that somebody else gets: the host pays it.
     *
     * @param name who gets it
     * @param money how much, in the programme's currency
     */
    public record Donation(String name, Money money) implements Gift {

        public Donation {
            Checks.text(name, "Donation.name");
            Objects.requireNonNull(money, "Donation.money");
        }

        @Override
        public String text() {
            return name + " gets " + money;
        }
    }

    /** Something that honours the member: the host does it. */
    public record Recognition(String name) implements Gift {

        public Recognition {
            Checks.text(name, "Recognition.name");
        }

        @Override
        public String text() {
            return "recognition: " + name;
        }
    }

    /**
     * A level for a time. Where the levels are those of the policy, an assessment gives it: {@code Assessments.give}; a
     * checkout does that by itself. A host with levels of its own gives it by its own means.
     *
     * @param name the level
     * @param lastDay the last day on which the member has it, in the policy's zone
     */
    public record TierGift(String name, LocalDate lastDay) implements Gift {

        public TierGift {
            Checks.text(name, "TierGift.name");
            Objects.requireNonNull(lastDay, "TierGift.lastDay");
        }

        @Override
        public String text() {
            return "level " + name + " until " + lastDay;
        }
    }

    public SpecialAward {
        Checks.text(rule, "SpecialAward.rule");
        Objects.requireNonNull(gift, "SpecialAward.gift");
        shares = List.copyOf(shares);
        uses = List.copyOf(uses);
        provisos = List.copyOf(provisos);
    }

    @Override
    public @Nullable RemainderKey remainder() {
        return null;
    }
}
