package dev.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.PolicyArchive;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicyVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Random rules of the shapes that authors write, matched directly and by the engine. */
@NullMarked
class MatchingPropertyTest {

    private static final long SEED = 20_260_511L;
    private static final int PROGRAMMES = 3;
    private static final int RULES = 40;
    private static final int ORDERS = 120;

    private static final String DEFINITION = """
            id: random-rules
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            attributes:
              member: { score: integer, city: text, vip: boolean }
              order: { store: text }
              line: { brand: text, weight: decimal }
            windows:
              past: { from: 2020-01-01, to: 2020-02-01 }
              now: { from: 2026-01-01, to: 2027-01-01 }
            tables:
              Rate:
                columns: { category: text, least: integer, points: integer }
                key: [category, least]
                rows:
                  - [ tea, 1, 3 ]
                  - [ tea, 2, 4 ]
                  - [ cake, 1, 5 ]
                  - [ cups, 3, 7 ]
              City:
                columns: { name: text, brand: text, points: integer }
                key: [name]
                rows:
                  - [ York, red, 2 ]
                  - [ Bath, blue, 3 ]
            parameters:
              points: { type: integer, value: 2 }
              few: { type: integer, value: 2 }
              least: { type: money, value: 20.00 }
              heavy: { type: decimal, value: 1.50 }
              favourite: { type: text, value: tea }
              brands: { type: text-list, value: [ red, green ] }
            """;

    private static final List<String> ON_LINES = List.of(
            "category == \"tea\"",
            "category in ( \"tea\", \"cups\" )",
            "category not in ( \"tea\", \"cups\" )",
            "category != \"cake\"",
            "category == null",
            "category == policy.favourite",
            "brand == \"red\"",
            "brand memberOf policy.brands",
            "brand not memberOf policy.brands",
            "brand == \"red\" || category == \"cake\"",
            "sku matches \"[A-C].*\"",
            "sku == \"A1\", quantity >= policy.few",
            "quantity == 2",
            "quantity in ( 1, 3 )",
            "weight == 1.5B",
            "weight > policy.heavy",
            "!( amount > policy.least )",
            "amount >= 5.00B && amount < policy.least",
            "earning",
            "brand == $city",
            "weight == $order.lineCount");

    private static final List<String> BEFORE = List.of(
            "Member( tier == \"gold\" )",
            "Member( tier in ( \"gold\", \"silver\" ), score > 10 )",
            "Member( segments contains \"tea-club\" )",
            "Member( vip )",
            "Member( !vip )",
            "Member( score == policy.few )",
            "Window( name == \"now\", open )",
            "Window( name == \"past\", open )",
            "not Window( name == \"past\", open )",
            "exists Line( category == \"cake\" )",
            "not Line( brand == \"red\", quantity > 1 )",
            "Order( store == \"North\", total >= policy.least )",
            "Order( lineCount > policy.few )",
            "accumulate( Line( category == \"tea\" ); $n : count(); $n > 1 )");

    private static final List<String> AFTER = List.of(
            "",
            "",
            "",
            "Rate( category == $line.category, least <= $line.quantity )",
            "Rate( category == $category, least == 1 )",
            "exists Rate( category == $category )",
            "not Rate( category == $category, least > $line.quantity )",
            "City( name == $city )",
            "City( brand == $line.brand, points > 2 )",
            "Line( sku == $line.sku, this != $line )",
            "not Line( amount > $line.amount )");

    @Test
    void matchesWhatTheEngineMatches() {
        Random random = new Random(SEED);
        Loyalty direct = Loyalty.create();
        Loyalty engine = Loyalty.create(Guards.defaults(), PolicyArchive.none(), Matching.ENGINE);
        int fired = 0;
        for (int i = 0; i < PROGRAMMES; i++) {
            PolicySource source = PolicySource.text(Map.of("policy.yaml", DEFINITION, "earning.drl", rules(random)));
            PolicyVersion one = direct.policies().publish(source).orThrow();
            PolicyVersion other = engine.policies().publish(source).orThrow();
            for (int j = 0; j < ORDERS; j++) {
                EarningRequest request = request(random);
                EarningDecision decision = direct.earn(one, request);
                EarningDecision expected = engine.earn(other, request);
                assertThat(matches(decision)).as("matches for %s", request).isEqualTo(matches(expected));
                assertThat(decision).isEqualTo(expected);
                fired += decision.proposals().size();
            }
        }
        assertThat(fired).as("matches that were compared").isGreaterThan(PROGRAMMES * ORDERS);
    }

    private static List<String> matches(EarningDecision decision) {
        return decision.proposals().stream()
                .map(proposal -> proposal.rule() + " for " + proposal.line())
                .toList();
    }

    private static String rules(Random random) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            StringBuilder when = new StringBuilder("Member( $city : city )\n    $order : Order()\n    ");
            for (int j = random.nextInt(3); j > 0; j--) {
                when.append(pick(random, BEFORE)).append("\n    ");
            }
            when.append("$line : Line( $category : category, ").append(pick(random, ON_LINES));
            if (random.nextInt(3) == 0) {
                when.append(", ").append(pick(random, ON_LINES));
            }
            when.append(" )\n    ").append(pick(random, AFTER));
            rules.add(Texts.rule("Rule " + i, when.toString(), "earn.points( $line, policy.points )"));
        }
        return String.join("\n", rules);
    }

    private static EarningRequest request(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            Line.Builder line = Line.builder(
                            "L" + i,
                            pick(random, List.of("A1", "A1", "B2", "D4")),
                            Money.ofMinor(CurrencyUnit.of("GBP"), random.nextInt(4_000)))
                    .quantity(1 + random.nextInt(4));
            if (random.nextInt(5) > 0) {
                line.category(pick(random, List.of("tea", "cake", "cups", "else")));
            }
            if (random.nextInt(4) > 0) {
                line.attribute("brand", pick(random, List.of("red", "green", "blue", "York")));
            }
            if (random.nextBoolean()) {
                line.attribute("weight", new BigDecimal(pick(random, List.of("1.5", "1.50", "2", "3.25"))));
            }
            lines.add(line.build());
        }
        Member.Builder member = Member.builder("m1");
        if (random.nextBoolean()) {
            member.tier(pick(random, List.of("gold", "silver", "bronze")));
        }
        if (random.nextBoolean()) {
            member.segment("tea-club");
        }
        if (random.nextBoolean()) {
            member.attribute("vip", random.nextBoolean());
        }
        if (random.nextBoolean()) {
            member.attribute("score", new BigDecimal(random.nextInt(20)));
        }
        if (random.nextInt(3) > 0) {
            member.attribute("city", pick(random, List.of("York", "Bath", "red", "Leeds")));
        }
        Order order = Order.of("o1", Fixture.NOON, lines);
        return new EarningRequest("random-rules", member.build(), order, LedgerSnapshot.empty("m1"));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
