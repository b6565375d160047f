package dev.loyalty.referral;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.ReferralTerms;
import dev.loyalty.policy.definition.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a friend's claim or event for both sides, and why. As stored, it is the receipt: it names the version that
 * decided and holds all that explaining, repeating, reviewing and reversing needs; ids and no hashes. Immutable.
 *
 * @param version the policy version that decided; of a review, the one that held
 * @param bodyHash of the event alone
 * @param judged what checks and rules saw
 * @param terms how the policy judged
 * @param switches the choices that were in force
 * @param proposals every proposal and what became of it: the advocate's first, then by priority and rule name
 * @param silent the rules that said nothing because their conditions did not hold, by name
 * @param outcome who is rewarded, or why not
 * @param passedOver the friend's other claims
 * @param review of the receipt that was held before, or null if this is none
 * @param bookings what the host writes, in one transaction; that of the friend first
 */
public record ReferralDecision(
        VersionId version,
        String bodyHash,
        ReferralCase judged,
        ReferralTerms terms,
        Switches switches,
        List<SettledReward> proposals,
        List<String> silent,
        ReferralOutcome outcome,
        List<PassedOver> passedOver,
        @Nullable Review review,
        List<Booking> bookings)
        implements Receipt {

    public ReferralDecision {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(judged, "judged");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(switches, "switches");
        Objects.requireNonNull(outcome, "outcome");
        proposals = List.copyOf(proposals);
        silent = List.copyOf(silent);
        passedOver = List.copyOf(passedOver);
        bookings = Booking.together(bookings);
    }

    @Override
    public Booking booking() {
        return bookings.get(0);
    }

    /** The id of the advocate whose claim counts; empty if none does. */
    public Optional<String> advocate() {
        return Optional.ofNullable(judged.advocate()).map(advocate -> advocate.id());
    }

    /** The id of the friend. */
    public String friend() {
        return judged.friend().id();
    }

    /** The units booked for one side in an account; 0 for an account that got nothing. */
    public long awarded(Side side, String account) {
        return rewards().stream()
                .filter(reward -> reward.side() == side)
                .map(Reward::award)
                .filter(award -> award.account().equals(account))
                .mapToLong(Award::units)
                .reduce(0, Math::addExact);
    }

    /** What was booked; nothing unless the outcome is Rewarded. */
    public List<Reward> rewards() {
        return outcome instanceof ReferralOutcome.Rewarded rewarded ? rewarded.rewards() : List.of();
    }

    /**
     * What was granted besides units of accounts: donations, recognitions, levels for a time. The host gives them once the
     * receipt is stored; nothing unless the outcome is Rewarded.
     */
    public List<SpecialReward> specials() {
        return outcome instanceof ReferralOutcome.Rewarded rewarded ? rewarded.specials() : List.of();
    }

    /**
     * What a member's history takes of it, and what can be reversed, each by itself: the friend's reward and the
     * advocate's go back with the friend's order; each milestone when it is no longer reached; a claim is only counted.
     */
    public List<ReferralPart> parts() {
        List<ReferralPart> parts = new ArrayList<>();
        if (judged.claiming() && judged.advocate() != null) {
            parts.add(new ReferralPart(this, Side.ADVOCATE, ReferralPart.Kind.CLAIM, null));
        }
        if (outcome instanceof ReferralOutcome.Rewarded rewarded) {
            for (Side side : rewarded.sides()) {
                parts.add(new ReferralPart(this, side, ReferralPart.Kind.REWARD, null));
            }
            Stream<@Nullable String> milestones = Stream.concat(
                    rewarded.rewards().stream().map(Reward::milestone),
                    rewarded.specials().stream().map(SpecialReward::milestone));
            milestones
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .forEach(name ->
                            parts.add(new ReferralPart(this, Side.ADVOCATE, ReferralPart.Kind.MILESTONE, name)));
        }
        return List.copyOf(parts);
    }

    /**
     * The part that goes back with the friend's order on one side; empty if the side did not qualify. Of a referral that
     * waits for a review nothing is booked yet; its return is told so that a release can leave out what it would undo.
     */
    public Optional<ReferralPart> reward(Side side) {
        boolean qualified = outcome instanceof ReferralOutcome.Rewarded rewarded
                ? rewarded.sides().contains(side)
                : outcome instanceof ReferralOutcome.Held held && held.sides().contains(side);
        return qualified ? Optional.of(new ReferralPart(this, side, ReferralPart.Kind.REWARD, null)) : Optional.empty();
    }

    /** The part that goes back when a milestone is no longer reached; empty if it rewarded none of that name. */
    public Optional<ReferralPart> milestone(String name) {
        return parts().stream().filter(part -> name.equals(part.milestone())).findFirst();
    }

    /**
     * Why it is what it is on one side, for an operator: steps that add up to what was credited, and all that is known of
     * both; never to be shown to a shopper, who gets {@link #shopperTexts}.
     */
    public Explanation explanation(Side side) {
        return ReferralExplanation.of(this, side);
    }

    /** The keys of texts that may be shown to a shopper, sorted: nothing of suspicion, nothing of others. */
    public SortedSet<String> shopperTexts() {
        return ShopperTexts.of(outcome);
    }
}
