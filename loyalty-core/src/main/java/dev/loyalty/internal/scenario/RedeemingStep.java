package dev.loyalty.internal.scenario;

import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedeemedShare;
import dev.loyalty.model.Order;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.redemption.RedemptionCalculation.Proposing;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Refusal;
import dev.loyalty.redemption.RefusalReason;
import dev.loyalty.redemption.Wish;
import dev.loyalty.scenario.RuleOutcome;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The member redeems. */
public record RedeemingStep(
        Frame frame, String id, Instant at, @Nullable Order order, List<Wish> wishes, Expected expected)
        implements Step {

    public RedeemingStep {
        wishes = List.copyOf(wishes);
    }

    /**
     * What it must come to.
     *
     * @param redeemed units spent, or null if that is not said
     * @param brought units issued, or null if that is not said
     * @param money in minor units: {@code discount}, {@code payment}, {@code open}, {@code donated}
     * @param lines by line, what was taken off it or paid for it, in minor units
     * @param declined why it must be declined, or null if it must not
     */
    public record Expected(
            Then.@Nullable Amounts redeemed,
            Then.@Nullable Amounts brought,
            Map<String, Then.Amount> money,
            Map<String, Then.Amount> lines,
            @Nullable Refused declined) {
        public Expected {
            money = Collections.unmodifiableMap(new LinkedHashMap<>(money));
            lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        }
    }

    /** A reason, and where it stands. */
    public record Refused(RefusalReason reason, Place place) {}

    @Override
    public void play(Play play) {
        RedemptionRequest request = new RedemptionRequest(
                play.policy().id(), id, at, play.member(at), order, wishes, play.ledger(), play.measures(at, id));
        RedemptionDecision decision = play.calculations().redemption().redeem(request);
        if (decision instanceof Accepted accepted) {
            play.book(accepted);
        }
        compare(play, decision);
        Proposing proposing = play.calculations().redemption().proposing(request);
        play.compareRules(this, RuleSet.REDEMPTION, rule -> outcome(rule, decision, proposing), rule -> null);
    }

    private void compare(Play play, RedemptionDecision decision) {
        Refused declined = expected.declined();
        Place place = declined == null ? frame.place() : declined.place();
        String reason = declined == null ? "accepted" : "declined: " + word(declined.reason());
        play.compare(this, place, "the redemption", reason, text(decision));
        List<Redeemed> redeemed = decision instanceof Accepted accepted ? accepted.redeemed() : List.of();
        play.compare(this, "units redeemed", expected.redeemed(), spent(redeemed), account -> null);
        play.compare(this, "units brought", expected.brought(), brought(redeemed), account -> null);
        if (decision instanceof Accepted accepted) {
            compareMoney(play, "discount", accepted.discount());
            compareMoney(play, "payment", accepted.payment());
            compareMoney(play, "open", accepted.open());
            compareMoney(play, "donated", donated(accepted));
            expected.lines()
                    .forEach((line, amount) -> compareMoney(play, "line " + line, amount, ofLine(accepted, line)));
        }
    }

    private void compareMoney(Play play, String what, Money actual) {
        Then.Amount amount = expected.money().get(what);
        if (amount != null) {
            compareMoney(play, what, amount, actual);
        }
    }

    private void compareMoney(Play play, String what, Then.Amount amount, Money actual) {
        Money wanted = Money.ofMinor(play.policy().currency(), amount.units());
        play.compare(
                this,
                amount.place(),
                what,
                wanted.getAmount().toPlainString(),
                actual.getAmount().toPlainString());
    }

    private static ToLongFunction<String> spent(List<Redeemed> redeemed) {
        return account -> redeemed.stream()
                .filter(each -> each.account().equals(account))
                .mapToLong(Redeemed::units)
                .sum();
    }

    private static ToLongFunction<String> brought(List<Redeemed> redeemed) {
        return account -> redeemed.stream()
                .map(Redeemed::brought)
                .filter(brought -> brought != null && brought.lot().account().equals(account))
                .mapToLong(brought -> brought == null ? 0 : brought.units())
                .sum();
    }

    private static Money donated(Accepted accepted) {
        Money sum = Money.zero(accepted.currency());
        for (Redeemed each : accepted.redeemed()) {
            Redeemed.Donation donation = each.donation();
            if (donation != null) {
                sum = sum.plus(each.value()).plus(donation.topUp());
            }
        }
        return sum;
    }

    private static Money ofLine(Accepted accepted, String line) {
        return accepted.redeemed().stream()
                .flatMap(each -> each.shares().stream())
                .filter(share -> share.line().equals(line))
                .map(RedeemedShare::value)
                .reduce(Money.zero(accepted.currency()), Money::plus);
    }

    private static RuleOutcome outcome(String rule, RedemptionDecision decision, Proposing proposing) {
        boolean redeemed = decision instanceof Accepted accepted
                && accepted.redeemed().stream().anyMatch(each -> each.rule().equals(rule));
        if (redeemed || proposing.restricting().contains(rule)) {
            return RuleOutcome.FIRED;
        }
        return proposing.offering().contains(rule) ? RuleOutcome.REFUSED : RuleOutcome.SILENT;
    }

    private static String text(RedemptionDecision decision) {
        return decision instanceof RedemptionDecision.Declined declined
                ? "declined: "
                        + declined.refusals().stream().map(RedeemingStep::text).collect(Collectors.joining(", "))
                : "accepted";
    }

    private static String text(Refusal refusal) {
        return word(refusal.reason());
    }

    static String word(RefusalReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
