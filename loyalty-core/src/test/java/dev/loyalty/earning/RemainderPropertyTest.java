package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random purchases and returns with rests that are carried; every case follows from its seed. */
class RemainderPropertyTest {

    private static final long SEED = 20_260_302L;
    private static final int CASES = 25;
    private static final RemainderKey STEPS = new RemainderKey("points", 3);
    private static final RemainderKey POINTS = new RemainderKey("points", 1);

    private static final String POLICY = DEFINITION
                    .replace("{ unit: points }", "{ unit: points, remainder: carried }")
                    .replace("acme", "%s")
            + """
              tenner: { type: money, value: 7.00 }
              three: { type: integer, value: 3 }
              factor: { type: decimal, value: 1.7 }
            limits:
              some: { per: member, period: ever, at-most: 12 points }
              once: { per: activity, at-most: 2 points, overflow: refuse }
            """;

    private static final String BASE =
            Texts.forLines("Base", "earn.points( $line, policy.points ).per( policy.tenner )")
                    + Texts.rule("More on A", "$line : Line( sku == \"A\" )", "earn.multiply( $line, policy.factor )");
    private static final String FULL =
            Texts.forOrder("Steps", "earn.points( $order, policy.three ).perFull( policy.tenner )");
    private static final String LIMITED = Texts.forLines(
                    "Some", "earn.points( $line, policy.points ).per( policy.pound ).limitedBy( \"some\" )")
            + Texts.forOrder("Once", "earn.points( $order, policy.three ).per( policy.tenner ).limitedBy( \"once\" )")
            + Texts.rule(
                    "More on B",
                    "$line : Line( sku == \"B\" )",
                    "earn.multiply( $line, policy.factor ).limitedBy( \"some\" )");

    private static final Loyalty LOYALTY = Loyalty.create();

    static {
        publish("base", BASE);
        publish("steps", FULL);
        publish("limited", BASE + FULL + LIMITED);
    }

    private static void publish(String programme, String rules) {
        LOYALTY.policies()
                .publish(Fixture.policy(POLICY.formatted(programme), rules))
                .orThrow();
    }

    private static void forAll(Consumer<Random> check) {
        qt().withFixedSeed(SEED)
                .withExamples(CASES)
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(seed -> check.accept(new Random(seed)));
    }

    /** One member of one programme who buys and brings back. */
    private static final class Shopper {
        private final String programme;
        private final List<EarningDecision> bought = new ArrayList<>();
        private final List<List<ReversalDecision>> returns = new ArrayList<>();
        private LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
        private long given;
        private long taken;

        Shopper(String programme) {
            this.programme = programme;
        }

        void buy(List<Line> lines) {
            Order order = Order.of("o" + bought.size(), NOON, lines);
            EarningDecision decision = LOYALTY.earn(new EarningRequest(programme, Member.of("m1"), order, ledger));
            assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
            assertThat(decision.explanation().sum("points")).isEqualTo(Fraction.of(decision.awarded("points")));
            ledger = ledger.plus(decision.booking());
            given += decision.awarded("points");
            bought.add(decision);
            returns.add(new ArrayList<>());
        }

        void bringBack(int number, String line) {
            List<ReversalDecision> earlier = returns.get(number);
            ReversalDecision back = LOYALTY.reverse(ReversalRequest.ofLine(
                            "r" + ledger.revision(),
                            NOON.plusSeconds(60),
                            bought.get(number),
                            earlier,
                            line,
                            1,
                            ledger))
                    .orThrow();
            assertThat(ReceiptJson.read(ReceiptJson.write(back))).isEqualTo(back);
            assertThat(back.explanation().sum("points")).isEqualTo(Fraction.of(back.reversed("points")));
            assertThat(back.reversed("points")).isNotNegative();
            ledger = ledger.plus(back.booking());
            taken += back.reversed("points");
            earlier.add(back);
        }

        long points() {
            return ledger.balance("points", NOON.plusSeconds(60)).total();
        }
    }

    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            lines.add(Line.builder(
                            String.valueOf(i),
                            random.nextBoolean() ? "A" : "B",
                            gbp(BigDecimal.valueOf(1 + random.nextInt(3_000), 2).toPlainString()))
                    .quantity(1 + random.nextInt(3))
                    .build());
        }
        return lines;
    }

    /** What is kept of all lines, exactly, in points by the rules of "base" or "steps". */
    private static Fraction kept(Shopper shopper, boolean multiplied, String rate) {
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < shopper.bought.size(); i++) {
            for (Line line : shopper.bought.get(i).order().lines()) {
                BigDecimal back = shopper.returns.get(i).stream()
                        .map(reversal -> reversal.returned().getOrDefault(line.id(), BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                Fraction part = Fraction.ONE.minus(Fraction.of(back).dividedBy(Fraction.of(line.quantity())));
                Fraction points = Fraction.of(line.total().getAmount())
                        .times(Fraction.parse(rate))
                        .dividedBy(Fraction.of(7))
                        .times(part);
                sum = sum.plus(multiplied && line.sku().equals("A") ? points.times(Fraction.parse("1.7")) : points);
            }
        }
        return sum;
    }

    private static void shop(Shopper shopper, Random random, Runnable check) {
        List<String> units = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (units.isEmpty() || random.nextInt(3) > 0) {
                int number = shopper.bought.size();
                List<Line> lines = lines(random);
                shopper.buy(lines);
                lines.forEach(line -> {
                    for (int unit = 0; unit < line.quantity().intValue(); unit++) {
                        units.add(number + ":" + line.id());
                    }
                });
            } else {
                String[] unit = units.remove(random.nextInt(units.size())).split(":", -1);
                shopper.bringBack(Integer.parseInt(unit[0]), unit[1]);
            }
            check.run();
        }
        while (!units.isEmpty()) {
            String[] unit = units.remove(random.nextInt(units.size())).split(":", -1);
            shopper.bringBack(Integer.parseInt(unit[0]), unit[1]);
            check.run();
        }
    }

    @Test
    @DisplayName(
            "EC-R8: whatever is bought in whatever parts, and whatever of it comes back: points and rest are those of what is kept")
    void dependsOnWhatIsKeptAlone() {
        forAll(random -> {
            Shopper shopper = new Shopper("base");
            shop(shopper, random, () -> {
                Fraction kept = kept(shopper, true, "1");
                assertThat(shopper.points()).isEqualTo(kept.round(RoundingMode.FLOOR));
                assertThat(shopper.ledger.remainder(POINTS)).isEqualTo(kept.minus(Fraction.of(shopper.points())));
            });
            assertThat(shopper.given).isEqualTo(shopper.taken);
        });
    }

    @Test
    @DisplayName("EC-R8: complete steps depend on what is kept alone too")
    void countsStepsOfWhatIsKept() {
        forAll(random -> {
            Shopper shopper = new Shopper("steps");
            shop(shopper, random, () -> {
                Fraction kept = kept(shopper, false, "3");
                assertThat(shopper.points())
                        .isEqualTo(3 * kept.dividedBy(Fraction.of(3)).round(RoundingMode.FLOOR));
                assertThat(shopper.ledger.remainder(STEPS)).isEqualTo(kept.minus(Fraction.of(shopper.points())));
            });
        });
    }

    @Test
    @DisplayName("EC-R8, EC-F7: with limits too, never more is taken than was given, and at the end nothing is left")
    void neverTakesMoreThanWasGiven() {
        forAll(random -> {
            Shopper shopper = new Shopper("limited");
            shop(shopper, random, () -> {
                assertThat(shopper.taken).isLessThanOrEqualTo(shopper.given);
                assertThat(shopper.points()).isEqualTo(shopper.given - shopper.taken);
                shopper.ledger.used().forEach((key, used) -> assertThat(used).isLessThanOrEqualTo(12));
            });
            assertThat(shopper.points()).isZero();
            assertThat(shopper.ledger.remainders()).isEmpty();
            assertThat(shopper.ledger.used()).isEmpty();
        });
    }

    @Test
    @DisplayName("EC-R8: splitting a purchase changes nothing")
    void doesNotDependOnHowAPurchaseIsSplit() {
        forAll(random -> {
            List<Line> all = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                all.add(Line.of(
                        String.valueOf(i),
                        random.nextBoolean() ? "A" : "B",
                        gbp(BigDecimal.valueOf(1 + random.nextInt(3_000), 2).toPlainString())));
            }
            Shopper once = new Shopper("base");
            once.buy(all);
            Shopper often = new Shopper("base");
            for (int from = 0; from < all.size(); ) {
                int to = from + 1 + random.nextInt(all.size() - from);
                often.buy(all.subList(from, to));
                from = to;
            }
            assertThat(often.points()).isEqualTo(once.points());
            assertThat(often.ledger.remainders()).isEqualTo(once.ledger.remainders());
        });
    }
}
