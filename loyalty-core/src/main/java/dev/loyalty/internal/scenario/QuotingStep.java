package dev.loyalty.internal.scenario;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Order;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.redemption.Quote;
import dev.loyalty.redemption.QuotedReward;
import dev.loyalty.redemption.RedemptionCalculation.Proposing;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Refusal;
import dev.loyalty.redemption.RefusalReason;
import dev.loyalty.redemption.Wish;
import dev.loyalty.scenario.RuleOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The member looks at what could be redeemed.
 *
 * @param place of the quote
 * @param available by reward, what can be had and nothing else; null if that is not said
 * @param unavailable what cannot be had, among others
 */
public record QuotingStep(
        Frame frame,
        Instant at,
        @Nullable Order order,
        List<Wish> wishes,
        Place place,
        @Nullable Map<String, Cost> available,
        List<Missing> unavailable)
        implements Step {

    private static final String ID = "quote";

    public QuotingStep {
        wishes = List.copyOf(wishes);
        available = available == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(available));
        unavailable = List.copyOf(unavailable);
    }

    /** @param value null if that is not said */
    public record Cost(BigDecimal units, @Nullable BigDecimal value, Place place) {}

    /** @param numbers what is said of {@code required}, {@code available} and {@code missing} */
    public record Missing(String reward, RefusalReason reason, Map<String, BigDecimal> numbers, Place place) {
        public Missing {
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }
    }

    @Override
    public void play(Play play) {
        LedgerSnapshot ledger = play.ledger();
        RedemptionRequest request = new RedemptionRequest(
                play.policy().id(), ID, at, play.member(at), order, wishes, ledger, play.measures(at, ID));
        Quote quote = play.calculations().redemption().quote(request);
        if (available != null) {
            compareNames(play, quote, available);
            available.forEach((reward, cost) -> compare(play, quote, reward, cost));
        }
        unavailable.forEach(missing -> compare(play, quote, missing));
        Proposing proposing = play.calculations().redemption().proposing(request);
        play.compareRules(this, RuleSet.REDEMPTION, rule -> outcome(rule, quote, proposing), rule -> null);
    }

    private void compareNames(Play play, Quote quote, Map<String, Cost> costs) {
        String expected = costs.keySet().stream().sorted().collect(Collectors.joining(", "));
        String actual =
                quote.available().stream().map(QuotedReward::reward).sorted().collect(Collectors.joining(", "));
        play.compare(this, place, "what can be had", expected, actual);
    }

    private void compare(Play play, Quote quote, String reward, Cost cost) {
        QuotedReward quoted = quote.reward(reward).orElse(null);
        if (quoted == null || !quoted.isAvailable()) {
            return;
        }
        Account account = play.policy().accounts().get(quoted.account());
        boolean money = account != null && account.unit() == AccountUnit.MONEY;
        int decimals = money ? play.policy().currency().getDecimalPlaces() : 0;
        compare(play, cost.place(), "cost of " + reward, cost.units(), BigDecimal.valueOf(quoted.units(), decimals));
        if (cost.value() != null) {
            compare(
                    play,
                    cost.place(),
                    "value of " + reward,
                    cost.value(),
                    quoted.value().getAmount());
        }
    }

    private void compare(Play play, Quote quote, Missing missing) {
        Refusal refusal =
                quote.reward(missing.reward()).map(QuotedReward::refusal).orElse(null);
        String actual = quote.reward(missing.reward())
                .map(quoted -> refusal == null ? "can be had" : ExpectedRedemption.word(refusal.reason()))
                .orElse("not offered");
        play.compare(
                this, missing.place(), "reward " + missing.reward(), ExpectedRedemption.word(missing.reason()), actual);
        if (refusal != null) {
            Map<String, BigDecimal> numbers = Map.of(
                    "required", refusal.required(),
                    "available", refusal.available(),
                    "missing", refusal.missing());
            missing.numbers()
                    .forEach((what, number) -> compare(
                            play,
                            missing.place(),
                            what + " of reward " + missing.reward(),
                            number,
                            numbers.getOrDefault(what, BigDecimal.ZERO)));
        }
    }

    private void compare(Play play, Place where, String what, BigDecimal expected, BigDecimal actual) {
        if (expected.compareTo(actual) != 0) {
            play.compare(this, where, what, expected.toPlainString(), actual.toPlainString());
        }
    }

    private static RuleOutcome outcome(String rule, Quote quote, Proposing proposing) {
        boolean available =
                quote.available().stream().anyMatch(reward -> reward.rule().equals(rule));
        if (available || proposing.restricting().contains(rule)) {
            return RuleOutcome.FIRED;
        }
        return proposing.offering().contains(rule) ? RuleOutcome.REFUSED : RuleOutcome.SILENT;
    }
}
