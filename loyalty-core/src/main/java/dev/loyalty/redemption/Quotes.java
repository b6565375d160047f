package dev.loyalty.redemption;

import dev.loyalty.model.Fraction;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Quotes each reward as if it were added to the wishes. */
final class Quotes {

    private static final Comparator<QuotedReward> ORDER =
            Comparator.comparing(Quotes::lacking).thenComparing(QuotedReward::reward);

    private final PolicyDefinition policy;
    private final VersionId version;
    private final RedemptionSettlement settlement;
    private final List<Wish> wishes;

    Quotes(PolicyDefinition policy, VersionId version, RedemptionSettlement settlement, List<Wish> wishes) {
        this.policy = policy;
        this.version = version;
        this.settlement = settlement;
        this.wishes = wishes;
    }

    Quote quote() {
        return new Quote(
                version,
                settlement.rewards().stream()
                        .filter(reward ->
                                wishes.stream().noneMatch(wish -> wish.reward().equals(reward)))
                        .map(this::quote)
                        .sorted(ORDER)
                        .toList());
    }

    private QuotedReward quote(String reward) {
        Desk desk = settlement.desk();
        Ask ask = settlement.best(Wish.most(reward), desk);
        List<Wish> all = new ArrayList<>(wishes);
        all.add(ask.isChosen() ? Wish.most(reward) : Wish.one(reward));
        RedemptionSettlement.Settled settled = settlement.settle(all);
        Optional<Granted> granted = settled.granted().stream()
                .map(Desk.Taken::granted)
                .filter(each -> each.ask().reward().equals(reward))
                .findFirst();
        if (granted.isPresent()) {
            return quoted(granted.get().ask(), granted.get(), null);
        }
        Wish least = ask.isChosen() ? Wish.units(reward, ask.least()) : Wish.one(reward);
        Granted wouldBe = Attempt.of(policy, ask, least, desk, Long.MAX_VALUE).granted();
        return quoted(ask, wouldBe, refusal(reward, settled));
    }

    /** Its own, or that it takes from another wish what that one needs. */
    private static Refusal refusal(String reward, RedemptionSettlement.Settled settled) {
        List<Refusal> all = new ArrayList<>(settled.refused());
        all.addAll(settled.passedOver());
        return all.stream()
                .filter(refusal -> refusal.reward().equals(reward))
                .findFirst()
                .orElseGet(() -> Refusal.of(
                        reward, RefusalReason.NOT_COMBINABLE, all.get(0).reward()));
    }

    private QuotedReward quoted(Ask ask, @Nullable Granted granted, @Nullable Refusal refusal) {
        return new QuotedReward(
                ask.reward(),
                ask.rule(),
                ask.account(),
                ask.benefit().use(),
                ask.isChosen(),
                ask.step(),
                ask.least(),
                granted == null ? ask.least() : granted.units(),
                Money.ofMinor(policy.currency(), granted == null ? 0 : granted.value()),
                refusal);
    }

    /** The part that is missing of what is required: 0 for what can be had, 1 where nothing is counted. */
    private static Fraction lacking(QuotedReward reward) {
        Refusal refusal = reward.refusal();
        if (refusal == null) {
            return Fraction.of(-1);
        }
        return refusal.missing().signum() == 0
                ? Fraction.ONE
                : Fraction.of(refusal.missing()).dividedBy(Fraction.of(refusal.required()));
    }
}
