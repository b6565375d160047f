package dev.loyalty.measure;

import static dev.loyalty.measure.Shop.LONDON;
import static dev.loyalty.measure.Shop.history;
import static dev.loyalty.measure.Shop.shuffled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.DistinctField;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureFilter;
import dev.loyalty.policy.definition.MeasureSource;
import dev.loyalty.reversal.ReversalDecision;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;

/** Random orders and returns, in random order. */
class MemberHistoryPropertyTest {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Span YEAR = new Span(12, SpanUnit.MONTH);
    private static final List<Measure> MEASURES = List.of(
            Measure.of("spent", new Aggregate.Amount(MeasureSource.ORDER)),
            Measure.of("spent12Months", new Aggregate.Amount(MeasureSource.ORDER))
                    .over(YEAR),
            Measure.of("spentThisYear", new Aggregate.Amount(MeasureSource.ORDER))
                    .in(PeriodUnit.YEAR),
            Measure.of("orders", new Aggregate.Count(MeasureSource.ORDER)),
            Measure.of("units", new Aggregate.Quantity()).where(MeasureFilter.ALL.categories("bags")),
            Measure.of("categories", new Aggregate.Distinct(DistinctField.CATEGORY))
                    .in(PeriodUnit.MONTH),
            Measure.of("earned", new Aggregate.Awarded("points")).over(YEAR),
            Measure.of("first", new Aggregate.First(MeasureSource.ORDER)),
            Measure.of("last", new Aggregate.Last(MeasureSource.ORDER)),
            Measure.of("streak", new Aggregate.Streak(MeasureSource.ORDER, PeriodUnit.MONTH)));

    /** One random order: what is bought, when, and what of its first line comes back, in up to two steps. */
    private record Step(int day, int pennies, int quantity, int shape, int returns) {}

    private static final Gen<List<Step>> STEPS = lists().of(integers()
                    .between(0, 700)
                    .zip(
                            integers().between(0, 20_000),
                            integers().between(1, 7),
                            integers().between(0, 5),
                            integers().between(0, 5),
                            Step::new))
            .ofSizeBetween(0, 12);

    private static QuickTheory theory() {
        return qt().withFixedSeed(20261122).withExamples(150).withShrinkCycles(50);
    }

    @Test
    void whatIsKeptUpEqualsWhatIsCountedFromAllReceipts() {
        theory().forAll(STEPS, integers().between(0, 800)).checkAssert((steps, day) -> {
            List<Receipt> receipts = receipts(steps);
            Instant at = START.plus(Duration.ofDays(day));
            MemberHistory history = history();
            for (Receipt receipt : receipts) {
                history = history.plus(receipt);
            }

            assertThat(history.values(MEASURES, at, LONDON, "o1")).isEqualTo(naive(receipts, at, "o1"));
        });
    }

    @Test
    void theOrderOfReceiptsDoesNotMatterNorDoRepetitions() {
        theory().forAll(STEPS, integers().between(0, 1_000)).checkAssert((steps, seed) -> {
            List<Receipt> receipts = receipts(steps);
            List<Receipt> twice = new ArrayList<>(receipts);
            twice.addAll(receipts);
            MemberHistory oneByOne = history();
            for (Receipt receipt : shuffled(twice, seed)) {
                oneByOne = oneByOne.plus(receipt);
            }

            assertThat(oneByOne).isEqualTo(history().plus(receipts));
        });
    }

    @Test
    @DisplayName("EC-T3: an order that comes back wholly leaves nothing")
    void aReceiptAndItsFullReversalAreNothing() {
        theory().forAll(STEPS, STEPS, integers().between(0, 1_500)).checkAssert((kept, returned, day) -> {
            Instant at = START.plus(Duration.ofDays(day));
            List<Receipt> receipts = receipts(kept);
            List<Receipt> all = new ArrayList<>(receipts);
            for (int i = 0; i < returned.size(); i++) {
                EarningDecision order = Shop.buy(order("back" + i, returned.get(i)));
                all.add(order);
                all.add(Shop.giveBackAll("all" + i, order.order().at().toString(), order, List.of()));
            }

            assertThat(history().plus(all).values(MEASURES, at, LONDON, null))
                    .isEqualTo(history().plus(receipts).values(MEASURES, at, LONDON, null));
        });
    }

    @Test
    void forgettingChangesNothingInsideTheWindow() {
        List<Measure> windowed = MEASURES.stream()
                .filter(measure -> measure.start(START, LONDON).isPresent())
                .toList();
        theory().forAll(STEPS, integers().between(0, 800)).checkAssert((steps, day) -> {
            Instant at = START.plus(Duration.ofDays(day));
            MemberHistory history = history().plus(receipts(steps));
            Instant before = windowed.stream()
                    .map(measure -> measure.start(at, LONDON).orElseThrow())
                    .min(Instant::compareTo)
                    .orElseThrow();

            assertThat(history.forget(before).values(windowed, at, LONDON, null))
                    .isEqualTo(history.values(windowed, at, LONDON, null));
            assertThat(history().forget(before).plus(receipts(steps)).values(MEASURES, at, LONDON, null))
                    .isEqualTo(history.forget(before).values(MEASURES, at, LONDON, null));
        });
    }

    @Test
    void aHistorySurvivesJson() {
        theory().withExamples(50).forAll(STEPS).checkAssert(steps -> {
            MemberHistory history = history().plus(receipts(steps)).forget(START.plus(Duration.ofDays(100)));
            try {
                assertThat(CanonicalJson.read(CanonicalJson.write(history), MemberHistory.class))
                        .isEqualTo(history);
            } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
                throw new AssertionError(unreadable);
            }
        });
    }

    private static List<Receipt> receipts(List<Step> steps) {
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            EarningDecision order = Shop.buy(order("o" + i, step));
            receipts.add(order);
            List<ReversalDecision> returns = new ArrayList<>();
            int singles = Math.min(step.returns(), Math.min(2, step.quantity()));
            for (int r = 0; r < singles; r++) {
                returns.add(Shop.giveBack(
                        "r" + i + "-" + r,
                        order.order().at().plus(Duration.ofDays(20L * (r + 1))).toString(),
                        order,
                        returns,
                        Map.of("1", "1")));
            }
            if (step.returns() == 5) {
                returns.add(Shop.giveBackAll(
                        "r" + i + "-all",
                        order.order().at().plus(Duration.ofDays(60)).toString(),
                        order,
                        returns));
            }
            receipts.addAll(returns);
        }
        return receipts;
    }

    private static dev.loyalty.model.Order order(String id, Step step) {
        List<Line> lines = new ArrayList<>();
        lines.add(Shop.line("1", "A", amount(step.pennies()))
                .quantity(step.quantity())
                .category(step.shape() % 2 == 0 ? "bags/small" : "tents")
                .build());
        if (step.shape() > 1) {
            lines.add(Shop.line("2", "B", "3.33").category("bags").build());
        }
        if (step.shape() > 2) {
            lines.add(Shop.line("3", "S", "4.00").kind(LineKind.SHIPPING).build());
        }
        if (step.shape() > 3) {
            lines.add(Shop.line("4", "REWARD", "-5.00").build());
        }
        return dev.loyalty.model.Order.of(
                id, START.plus(Duration.ofDays(step.day())).plusSeconds(step.pennies()), lines);
    }

    private static String amount(int pennies) {
        return BigDecimal.valueOf(pennies, 2).toPlainString();
    }

    /** The same measures, counted from nothing but the receipts, in pennies. */
    private static MeasureValues naive(List<Receipt> receipts, Instant at, String except) {
        ZonedDateTime now = at.atZone(LONDON);
        long spent = 0;
        long spent12Months = 0;
        long spentThisYear = 0;
        long units = 0;
        long earned = 0;
        TreeSet<String> categories = new TreeSet<>();
        List<LocalDate> orders = new ArrayList<>();
        for (Receipt receipt : receipts) {
            if (!(receipt instanceof EarningDecision order)
                    || order.order().at().isAfter(at)
                    || order.order().id().equals(except)) {
                continue;
            }
            List<ReversalDecision> returns = receipts.stream()
                    .filter(ReversalDecision.class::isInstance)
                    .map(ReversalDecision.class::cast)
                    .filter(other ->
                            other.original().equals(order.key()) && !other.at().isAfter(at))
                    .toList();
            ZonedDateTime time = order.order().at().atZone(LONDON);
            boolean inYear = time.isAfter(now.minusMonths(12));
            boolean inMonth = time.getYear() == now.getYear() && time.getMonth() == now.getMonth();
            long total = 0;
            boolean kept = false;
            for (Line line : order.order().lines()) {
                long quantity = line.quantity().longValueExact();
                long back = returns.stream()
                        .mapToLong(other -> other.returned()
                                .getOrDefault(line.id(), BigDecimal.ZERO)
                                .longValueExact())
                        .sum();
                Money counted = order.counted().get(line.id());
                if (counted == null || back == quantity) {
                    continue;
                }
                long pennies = counted.getAmountMinorLong();
                total += pennies - pennies * back / quantity;
                kept = true;
                if (line.total().isPositive()) {
                    units += String.valueOf(line.category()).startsWith("bags") ? quantity - back : 0;
                    if (inMonth) {
                        categories.add(String.valueOf(line.category()));
                    }
                }
            }
            spent += total;
            spent12Months += inYear ? total : 0;
            spentThisYear += time.getYear() == now.getYear() ? total : 0;
            if (inYear) {
                earned += order.awarded("points")
                        - returns.stream()
                                .mapToLong(other -> other.reversed("points"))
                                .sum();
            }
            if (kept) {
                orders.add(time.toLocalDate());
            }
        }
        MeasureValues values = MeasureValues.none()
                .with("spent", BigDecimal.valueOf(spent, 2))
                .with("spent12Months", BigDecimal.valueOf(spent12Months, 2))
                .with("spentThisYear", BigDecimal.valueOf(spentThisYear, 2))
                .with("orders", orders.size())
                .with("units", BigDecimal.valueOf(units))
                .with("categories", categories.size())
                .with("earned", earned)
                .with("streak", streak(orders, now.toLocalDate()));
        if (orders.isEmpty()) {
            return values;
        }
        orders.sort(null);
        return values.with("first", orders.get(0)).with("last", orders.get(orders.size() - 1));
    }

    private static long streak(List<LocalDate> orders, LocalDate today) {
        int month = months(today);
        TreeSet<Integer> months = new TreeSet<>();
        orders.forEach(order -> months.add(months(order)));
        if (!months.contains(month)) {
            month--;
        }
        long length = 0;
        while (months.contains(month - (int) length)) {
            length++;
        }
        return length;
    }

    private static int months(LocalDate day) {
        return day.getYear() * 12 + day.getMonthValue();
    }
}
