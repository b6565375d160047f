package dev.loyalty.earning;

import static dev.loyalty.Fixture.NOON;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.ExchangeRate;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicyVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Programmes of a handful of rules, switches and numbers, and orders for them; all follow from a seed. */
final class RandomShop {

    static final long SEED = 20_260_302L;
    static final int PROGRAMMES = 12;

    private static final List<String> RULES = List.of(
            Texts.forLines("Base", "earn.points( $line, policy.rate ).per( policy.step ).limitedBy( \"daily\" )"),
            Texts.forOrder(
                    "Steps", "earn.points( $order, policy.fixed ).perFull( policy.step ).limitedBy( \"daily\" )"),
            Texts.forLines("Item", "earn.points( $line, policy.fixed ).inGroup( \"promo\" ).limitedBy( \"often\" )"),
            Texts.forLines(
                    "Item by price", "earn.points( $line, policy.rate ).per( policy.step ).inGroup( \"promo\" )"),
            Texts.rule(
                    "Special A",
                    "$line : Line( sku == \"A\", earning )",
                    "earn.points( $line, policy.fixed ).inGroup( \"promo\" ).limitedBy( \"whole\" ).priority( policy.fixed )"),
            Texts.rule(
                    "By the table",
                    "$line : Line( earning ) Rate( sku == $line.sku, $points : points )",
                    "earn.points( $line, $points ).perUnit()"),
            Texts.forOrder("Multiply", "earn.multiply( $order, policy.factor ).limitedBy( \"whole\" )"),
            Texts.rule("Multiply A", "$line : Line( sku == \"A\", earning )", "earn.multiply( $line, policy.factor )"),
            Texts.forOrder("Double", "earn.multiply( $order, policy.two ).inGroup( \"factors\" )"),
            Texts.rule(
                    "Triple B",
                    "$line : Line( sku == \"B\", earning )",
                    "earn.multiply( $line, policy.three ).inGroup( \"factors\" )"),
            Texts.forOrder("Welcome", "earn.points( $order, policy.fixed ).multiplied().limitedBy( \"once\" )"),
            Texts.forOrder("Large order", "earn.points( $order, policy.fixed ).whileAtLeast( policy.least )"),
            Texts.rule(
                    "No promotions on C",
                    "$line : Line( sku == \"C\", quantity > 1 )",
                    "earn.block( $line ).inGroup( \"promo\" ).because( \"not on \" + $line.getId() )"),
            Texts.forOrder("Cash", "earn.credit( $order, policy.rate ).per( policy.step ).limitedBy( \"budget\" )"));

    private static final Loyalty LOYALTY = Loyalty.create();
    private static final List<Programme> ALL = publishAll();

    /** The same programme, and its twin whose rules stand in other files and, with the rows, in another order. */
    record Programme(PolicyVersion version, PolicyVersion shuffled) {}

    private RandomShop() {}

    static Loyalty loyalty() {
        return LOYALTY;
    }

    static Programme programme(Random random) {
        return ALL.get(random.nextInt(PROGRAMMES));
    }

    static EarningDecision earn(PolicyVersion version, Order order, LedgerSnapshot ledger) {
        return LOYALTY.earn(
                version, new EarningRequest(version.id().programme(), Member.of(ledger.member()), order, ledger));
    }

    private static List<Programme> publishAll() {
        Random random = new Random(SEED);
        List<Programme> all = new ArrayList<>();
        for (int i = 0; i < PROGRAMMES; i++) {
            String definition = definition(random, i);
            List<String> rules = new ArrayList<>(RULES);
            Collections.shuffle(rules, random);
            PolicyVersion version = publish(definition, Map.of("earning.drl", String.join("\n", RULES)));
            PolicyVersion other = publish(
                    definition.replace("[ A, 2 ], [ B, 1 ]", "[ B, 1 ], [ A, 2 ]"),
                    Map.of(
                            "earning/z.drl", String.join("\n", rules.subList(0, 3)),
                            "earning/m.drl", String.join("\n", rules.subList(3, 4)),
                            "earning/a.drl", String.join("\n", rules.subList(4, rules.size()))));
            all.add(new Programme(version, other));
        }
        return all;
    }

    private static PolicyVersion publish(String definition, Map<String, String> rules) {
        Map<String, String> files = new TreeMap<>(rules);
        files.put("policy.yaml", definition);
        return LOYALTY.policies().publish(PolicySource.text(files)).orThrow();
    }

    private static String definition(Random random, int number) {
        return """
                id: random-%d
                zone: Europe/London
                currency: GBP
                accounts:
                  points: { unit: points, pending: 2 days, remainder: %s }
                  cash: { unit: money, expires: 1 year }
                limits:
                  daily: { per: member, period: day, at-most: %d points, overflow: %s }
                  often: { per: member, period: month, at-most: %d times }
                  whole: { per: member, period: week, at-most: %d points, overflow: refuse }
                  once: { per: member, period: ever, at-most: 1 time }
                  budget: { per: programme, period: ever, at-most: %d.50 money }
                groups:
                  promo: { choose: %s }
                  factors: { choose: %s }
                tables:
                  Rate:
                    columns: { sku: text, points: integer }
                    key: [sku]
                    rows: [ [ A, 2 ], [ B, 1 ] ]
                switches:
                  discounts: %s
                  excluded-tenders: %s
                  rounding-mode: %s
                  rounding-place: %s
                  multiply: %s
                  multipliers: %s
                  tax: %s
                  returns: %s
                  conversion: %s
                parameters:
                  rate: { type: decimal, value: %s }
                  fixed: { type: integer, value: %d }
                  two: { type: integer, value: 2 }
                  three: { type: integer, value: 3 }
                  step: { type: money, value: %s }
                  least: { type: money, value: %d.00 }
                  factor: { type: decimal, value: %s }
                """.formatted(
                        number,
                        pick(random, "dropped", "dropped", "carried"),
                        random.nextInt(60),
                        pick(random, "trim", "refuse"),
                        random.nextInt(4),
                        random.nextInt(80),
                        random.nextInt(20),
                        pick(random, "best", "priority", "all", "first, order: [\"Item by price\", \"Item\"]"),
                        pick(random, "best", "priority", "all"),
                        pick(random, "shared", "order", "ignored"),
                        pick(random, "none", "[points]", "[points, credit]"),
                        pick(random, "floor", "half-up", "half-even", "ceiling"),
                        pick(random, "line", "rule", "total"),
                        pick(random, "rounded", "exact"),
                        pick(random, "sum", "product"),
                        pick(random, "included", "excluded"),
                        pick(random, "re-judged", "by-line", "proportional"),
                        pick(random, "exact", "rounded"),
                        pick(random, "1", "0.7", "2.5", "1.333"),
                        random.nextInt(12),
                        pick(random, "1.00", "0.30", "2.50"),
                        1 + random.nextInt(60),
                        pick(random, "1", "1.5", "2", "3.1"));
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static Order order(Random random, String id) {
        CurrencyUnit currency = CurrencyUnit.of(pick(random, "GBP", "GBP", "JPY"));
        List<Line> lines = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 1; i <= count; i++) {
            lines.add(line(random, String.valueOf(i), currency));
        }
        List<Tender> tenders = List.of(
                new Tender("card", Money.ofMinor(currency, 1_000)),
                new Tender("points", Money.ofMinor(currency, random.nextInt(3_000))));
        Order order = new Order(
                id, NOON.plusSeconds(random.nextInt(3 * 86_400)), currency, lines, tenders, Attributes.none());
        return currency.getCode().equals("GBP")
                ? order
                : order.withRate(new ExchangeRate(
                        CurrencyUnit.of("GBP"), new BigDecimal(pick(random, "0.00527", "0.0051234567", "0.01"))));
    }

    private static Line line(Random random, String id, CurrencyUnit currency) {
        long total = random.nextInt(5_000);
        boolean reduction = random.nextInt(8) == 0;
        return Line.builder(id, pick(random, "A", "B", "C"), Money.ofMinor(currency, reduction ? -total / 10 : total))
                .kind(reduction ? LineKind.DISCOUNT : new LineKind(pick(random, "merchandise", "merchandise", "tip")))
                .quantity(1 + random.nextInt(4))
                .tax(Money.ofMinor(currency, reduction ? 0 : total / 10))
                .build();
    }
}
