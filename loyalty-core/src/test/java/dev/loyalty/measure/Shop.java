package dev.loyalty.measure;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureSource;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Receipts of one member, made by a policy of one point per pound, and short words for measures. */
final class Shop {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Measure SPENT = Measure.of("spent", new Aggregate.Amount(MeasureSource.ORDER));
    static final Measure SPENT_ON_LINES = Measure.of("lines", new Aggregate.Amount(MeasureSource.LINE));
    static final Measure UNITS = Measure.of("units", new Aggregate.Quantity());
    static final Measure ORDERS = Measure.of("orders", new Aggregate.Count(MeasureSource.ORDER));
    static final Measure FIRST = Measure.of("first", new Aggregate.First(MeasureSource.ORDER));
    static final Measure LAST = Measure.of("last", new Aggregate.Last(MeasureSource.ORDER));
    static final Measure EARNED = Measure.of("earned", new Aggregate.Awarded("points"));

    private static final Loyalty LOYALTY = Fixture.loyalty(Fixture.DEFINITION, Fixture.ONE_PER_POUND);

    private Shop() {}

    static MemberHistory history() {
        return MemberHistory.empty("acme", "m1");
    }

    static Instant time(String text) {
        return Instant.parse(text);
    }

    static Line.Builder line(String id, String sku, String price) {
        return Line.builder(id, sku, Fixture.gbp(price));
    }

    static EarningDecision buy(String id, String at, Line... lines) {
        return buy(LOYALTY, Order.of(id, time(at), List.of(lines)));
    }

    static EarningDecision buy(String id, String at, String price) {
        return buy(id, at, line("1", "A", price).build());
    }

    static EarningDecision buy(Loyalty loyalty, Order order) {
        return Fixture.earn(loyalty, order);
    }

    static EarningDecision buy(Order order) {
        return buy(LOYALTY, order);
    }

    /** Units of lines come back: {@code "1", "0.5"}. */
    static ReversalDecision giveBack(
            String id, String at, EarningDecision original, List<ReversalDecision> earlier, Map<String, String> units) {
        TreeMap<String, BigDecimal> returned = new TreeMap<>();
        units.forEach((line, quantity) -> returned.put(line, new BigDecimal(quantity)));
        return LOYALTY.reverse(
                        ReversalRequest.ofUnits(id, time(at), original, earlier, returned, ledger(original, earlier)))
                .orThrow();
    }

    static ReversalDecision giveBackAll(
            String id, String at, EarningDecision original, List<ReversalDecision> earlier) {
        return LOYALTY.reverse(ReversalRequest.ofRest(id, time(at), original, earlier, ledger(original, earlier)))
                .orThrow();
    }

    private static LedgerSnapshot ledger(EarningDecision original, List<ReversalDecision> earlier) {
        LedgerSnapshot ledger =
                LedgerSnapshot.empty("m1").after(original.booking().entries());
        for (ReversalDecision reversal : earlier) {
            ledger = ledger.after(reversal.booking().entries());
        }
        return ledger;
    }

    /** An action as a history keeps it. */
    static PastActivity action(String id, String at, String type, String subject) {
        return new PastActivity(
                new IdempotencyKey("acme", "m1", id, Calculation.EARNING),
                new TreeSet<>(),
                0,
                id,
                time(at),
                MeasureSource.ACTION,
                type,
                subject,
                List.of(),
                new TreeMap<>(),
                null);
    }

    static MemberHistory history(PastActivity... activities) {
        return new MemberHistory("acme", "m1", null, null, List.of(activities), List.of());
    }

    static MeasureValues values(MemberHistory history, String at, Measure... measures) {
        return history.values(List.of(measures), time(at), LONDON, null);
    }

    static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
