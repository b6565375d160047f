package dev.loyalty.internal.scenario;

import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedeemedShare;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.Refusal;
import dev.loyalty.redemption.RefusalReason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a redemption must come to.
 *
 * @param units spent or held, or null if that is not said
 * @param brought units issued, or null if that is not said
 * @param money in minor units: {@code discount}, {@code payment}, {@code open}, {@code donated}
 * @param lines by line, what was taken off it or paid for it, in minor units
 * @param declined why it must be declined, or null if it must not
 */
public record ExpectedRedemption(
        Then.@Nullable Amounts units,
        Then.@Nullable Amounts brought,
        Map<String, Then.Amount> money,
        Map<String, Then.Amount> lines,
        @Nullable Refused declined) {

    public ExpectedRedemption {
        money = Collections.unmodifiableMap(new LinkedHashMap<>(money));
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** A reason, and where it stands. */
    public record Refused(RefusalReason reason, Place place) {}

    /**
     * Compares with what a step came to.
     *
     * @param spends whether units are redeemed, or only held
     */
    void compare(Play play, Step step, RedemptionDecision decision, boolean spends) {
        Place place = declined == null ? step.frame().place() : declined.place();
        String reason = declined == null ? "accepted" : "declined: " + word(declined.reason());
        play.compare(step, place, "the redemption", reason, text(decision));
        List<Redeemed> redeemed = decision instanceof Accepted accepted ? accepted.redeemed() : List.of();
        play.compare(step, spends ? "units redeemed" : "units held", units, spent(redeemed), account -> null);
        play.compare(step, "units brought", brought, broughtBy(redeemed), account -> null);
        if (decision instanceof Accepted accepted) {
            compareMoney(play, step, "discount", accepted.discount());
            compareMoney(play, step, "payment", accepted.payment());
            compareMoney(play, step, "open", accepted.open());
            compareMoney(play, step, "donated", donated(accepted));
            lines.forEach((line, amount) -> compareMoney(play, step, "line " + line, amount, ofLine(accepted, line)));
        }
    }

    private void compareMoney(Play play, Step step, String what, Money actual) {
        Then.Amount amount = money.get(what);
        if (amount != null) {
            compareMoney(play, step, what, amount, actual);
        }
    }

    private void compareMoney(Play play, Step step, String what, Then.Amount amount, Money actual) {
        Money wanted = Money.ofMinor(play.policy().currency(), amount.units());
        play.compare(
                step,
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

    private static ToLongFunction<String> broughtBy(List<Redeemed> redeemed) {
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

    private static String text(RedemptionDecision decision) {
        return decision instanceof RedemptionDecision.Declined declined
                ? "declined: "
                        + declined.refusals().stream()
                                .map(Refusal::reason)
                                .distinct()
                                .map(ExpectedRedemption::word)
                                .collect(Collectors.joining(", "))
                : "accepted";
    }

    static String word(RefusalReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
