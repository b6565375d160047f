package dev.loyalty.referral;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.policy.definition.GoneAdvocate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Releases or refuses a held referral: by the receipt, never by running rules. A release goes through the same checks as a
 * claim or an event, and books what was kept ready; a side of whose order too much came back meanwhile is left out. What is
 * not booked is freed of its limits.
 */
public final class ReviewCalculation {

    private final ReviewRequest request;
    private final ReferralDecision held;
    private final ReferralOutcome.Held outcome;

    private ReviewCalculation(ReviewRequest request, ReferralOutcome.Held outcome) {
        this.request = request;
        this.held = request.held();
        this.outcome = outcome;
    }

    /** Computes a review; hosts reach it through {@link dev.loyalty.Loyalty#review}. */
    public static ReferralDecision review(ReviewRequest request) {
        if (request.held().outcome() instanceof ReferralOutcome.Held outcome) {
            return new ReviewCalculation(request, outcome).review();
        }
        throw new IllegalStateException("the receipt was not held");
    }

    private ReferralDecision review() {
        if (request.verdict() == Verdict.REFUSE) {
            return decline(ReasonCode.REFUSED.because("the review " + request.id() + " refused it"));
        }
        Reason unsound = ClaimChooser.sound(request.friend(), request.advocate(), held.terms());
        if (unsound != null) {
            return decline(unsound);
        }
        Set<Side> sides = EnumSet.noneOf(Side.class);
        sides.addAll(outcome.sides());
        SortedMap<IdempotencyKey, Set<Side>> waiting = request.friend().record().waiting();
        if (waiting != null) {
            sides.retainAll(waiting.getOrDefault(held.key(), Set.of()));
        }
        if (sides.isEmpty()) {
            return decline(ReasonCode.ORDER_CAME_BACK.because(
                    "too much of " + held.judged().activity().id() + " came back before it was reviewed"));
        }
        List<Reason> reasons = new ArrayList<>();
        reasons.add(ReasonCode.RELEASED.because("the review " + request.id() + " released it"));
        if (request.advocate().status() != AdvocateStatus.ACTIVE) {
            Reason gone = ClaimChooser.gone(request.advocate());
            sides.remove(Side.ADVOCATE);
            if (sides.isEmpty() || held.terms().goneAdvocate() == GoneAdvocate.DECLINE) {
                return decline(gone);
            }
            reasons.add(gone);
        }
        List<Reward> rewards = outcome.rewards().stream()
                .filter(reward -> sides.contains(reward.side()))
                .toList();
        List<SpecialReward> specials = outcome.specials().stream()
                .filter(special -> sides.contains(special.side()))
                .toList();
        return decision(new ReferralOutcome.Rewarded(sides, rewards, specials, reasons), rewards);
    }

    private ReferralDecision decline(Reason reason) {
        return decision(new ReferralOutcome.Declined(List.of(reason)), List.of());
    }

    private ReferralDecision decision(ReferralOutcome reviewed, List<Reward> credited) {
        Set<Side> kept = reviewed instanceof ReferralOutcome.Rewarded rewarded ? rewarded.sides() : Set.of();
        List<Booking> bookings = new ArrayList<>();
        bookings.add(booking(request.friend().ledger(), Side.FRIEND, credited, kept.contains(Side.FRIEND)));
        LedgerSnapshot advocate = request.advocate().ledger();
        boolean merged = advocate.member().equals(request.friend().ledger().member());
        if (outcome.sides().contains(Side.ADVOCATE) && !merged) {
            bookings.add(booking(advocate, Side.ADVOCATE, credited, kept.contains(Side.ADVOCATE)));
        }
        return new ReferralDecision(
                held.version(),
                CanonicalJson.hash(List.of(request.id(), request.at(), held.key(), request.verdict())),
                held.judged(),
                held.terms(),
                held.switches(),
                held.proposals(),
                held.silent(),
                reviewed,
                held.passedOver(),
                new Review(held.key(), request.verdict(), request.at()),
                bookings);
    }

    /** @param rewarded whether the side keeps what it used of limits */
    private Booking booking(LedgerSnapshot ledger, Side side, List<Reward> credited, boolean rewarded) {
        return RewardBooking.of(
                request.key(), ledger, side, credited, rewarded ? List.of() : freed(ledger, side), List.of());
    }

    /** Counts that went away with an account that was merged meanwhile are left alone. */
    private List<LimitUse> freed(LedgerSnapshot ledger, Side side) {
        String member = side == Side.FRIEND ? held.friend() : held.advocate().orElse(ledger.member());
        return held.bookingOf(member).map(Booking::uses).orElse(List.of()).stream()
                .filter(use -> ledger.used(use.key()) >= use.amount())
                .map(use -> new LimitUse(use.key(), -use.amount()))
                .toList();
    }
}
