package dev.loyalty.referral;

import dev.loyalty.internal.counting.CountedMoney;
import dev.loyalty.internal.counting.PaidMoney;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.HeldLot;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Referred;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One member's part of a referral: what that member's history takes, and what a return takes back. It is not stored by
 * itself; {@link ReferralDecision#parts()} gives it of the stored receipt. Immutable.
 *
 * @param decision the receipt
 * @param side whose part it is
 * @param kind whether it goes back with the friend's order
 * @param milestone the name, of a milestone; else null
 */
public record ReferralPart(
        ReferralDecision decision,
        Side side,
        Kind kind,
        @Nullable String milestone) implements AwardReceipt {

    /** What a part is about. */
    public enum Kind {
        /** The claim: nothing is granted for it here, but it counts. */
        CLAIM,
        /** The reward for the friend. */
        REWARD,
        /** The reward for a milestone. */
        MILESTONE
    }

    public ReferralPart {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(kind, "kind");
    }

    /** The member whose part it is. */
    public String member() {
        return side == Side.FRIEND
                ? decision.friend()
                : decision.advocate().orElseThrow(() -> new IllegalStateException("there is no advocate"));
    }

    /** That of the receipt for this member; of a claim or a milestone it says that too, so that each part has its own. */
    @Override
    public IdempotencyKey key() {
        IdempotencyKey key = decision.key();
        String event = switch (kind) {
            case REWARD, MILESTONE -> RewardKeys.event(key, milestone);
            case CLAIM -> key.event() + " claim";
        };
        return new IdempotencyKey(key.programme(), member(), event, key.calculation());
    }

    /**
     * An id for the reversal of this part: returns of two friends can have one id, and both reach the same advocate. What
     * came back while a referral was held is sent again for the released one, so the two have different ids.
     *
     * @param returned the event id of the return, unique for the friend
     */
    public String reversalId(String returned) {
        return Texts.joined(decision.friend(), returned)
                + (decision.review() == null ? "" : " released")
                + (milestone == null ? "" : " milestone " + milestone);
    }

    @Override
    public String bodyHash() {
        return decision.bodyHash();
    }

    @Override
    public String activityId() {
        return side == Side.FRIEND ? activity().id() : key().event();
    }

    @Override
    public Activity activity() {
        return decision.judged().activity();
    }

    @Override
    public SortedMap<String, Money> counted() {
        return activity() instanceof Order order
                ? new CountedMoney(order, decision.switches()).byLine()
                : new TreeMap<>();
    }

    @Override
    public Optional<Referred> referred() {
        if (kind == Kind.CLAIM) {
            return Optional.of(new Referred(
                    Referred.Kind.CLAIM,
                    decision.friend(),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    activity().at()));
        }
        return kind == Kind.REWARD && side == Side.ADVOCATE ? Optional.of(qualified()) : Optional.empty();
    }

    /** What the friend's order counted for, and what must be left of it, so that this side's reward stands. */
    Referred qualified() {
        BigDecimal counted = counted().values().stream().map(Money::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal least = decision.proposals().stream()
                .filter(proposal -> proposal.side() == side && proposal.milestone() == null)
                .filter(proposal -> proposal.fate().qualifies())
                .map(SettledReward::least)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
        Review review = decision.review();
        Instant known = review == null ? activity().at() : review.at();
        return new Referred(Referred.Kind.REFERRAL, decision.friend(), counted, least, known);
    }

    @Override
    public List<Award> awards() {
        return decision.rewards().stream()
                .filter(reward -> isOfPart(reward.side(), reward.milestone()))
                .map(Reward::award)
                .toList();
    }

    @Override
    public List<SpecialAward> specials() {
        return decision.specials().stream()
                .filter(special -> isOfPart(special.side(), special.milestone()))
                .map(SpecialReward::award)
                .toList();
    }

    /** The lots that were issued for the part. */
    @Override
    public Booking booking() {
        Set<LotId> own = awards().stream().map(Award::lot).collect(Collectors.toSet());
        List<Entry> issued = decision.bookingOf(member()).map(Booking::entries).orElse(List.of()).stream()
                .filter(entry -> entry.kind() == EntryKind.ISSUED && own.contains(entry.lot()))
                .toList();
        return new Booking(key(), issued, List.of(), List.of());
    }

    @Override
    public List<HeldLot> lots() {
        List<HeldLot> lots = new ArrayList<>();
        for (Entry entry : booking().entries()) {
            if (entry.lot() != null && entry.terms() != null) {
                lots.add(new HeldLot(entry.lot(), entry.terms(), 0));
            }
        }
        return lots;
    }

    @Override
    public SortedMap<String, Money> paid() {
        return activity() instanceof Order order ? PaidMoney.byLine(order, decision.switches()) : new TreeMap<>();
    }

    /** A reward is given as a whole, and stays or goes back as a whole. */
    @Override
    public ReversalMode reversalMode() {
        return ReversalMode.RE_JUDGED;
    }

    private boolean isOfPart(Side of, @Nullable String named) {
        return kind != Kind.CLAIM && of == side && Objects.equals(named, milestone);
    }
}
