package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Returns of an order and of two orders of before that it awarded for, in any order and any steps. */
class PastOrderPropertyTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);

    private static final Loyalty LOYALTY = Fixture.loyalty(
            DEFINITION.replace("parameters:\n", """
            limits:
              total: { per: member, period: ever, at-most: 500 points }
              once-per-order: { per: subject, period: ever, at-most: 1 time }
            parameters:
              third: { type: money, value: 3.00 }
            """),
            Texts.rule(
                    "Before",
                    "$past : PastOrder()",
                    "earn.points( $past, policy.points ).per( policy.third ).limitedBy( \"once-per-order\" )"),
            Texts.forOrder("Now", Texts.PER_ORDER + ".limitedBy( \"total\" )"));

    private static Order order(String id, List<Integer> pennies) {
        return Fixture.order(
                id,
                NOON,
                pennies.stream()
                        .map(each -> BigDecimal.valueOf(each, 2).toPlainString())
                        .toArray(String[]::new));
    }

    /** Which order something comes back of, and which of its lines; the last index is all that is left. */
    private record Step(int order, int line) {}

    @Test
    @DisplayName(
            "EC-F7, EC-R10: whatever comes back in whatever order, nothing is taken twice and everything ends at nothing")
    void endsAtNothing() {
        qt().withFixedSeed(20260302)
                .withExamples(400)
                .withShrinkCycles(100)
                .forAll(
                        lists().of(integers().between(0, 9_999)).ofSizeBetween(1, 4),
                        lists().of(integers().between(0, 9_999)).ofSizeBetween(1, 4),
                        lists().of(integers().between(0, 9_999)).ofSizeBetween(1, 4),
                        lists().of(integers().between(0, 14).map(n -> new Step(n % 3, n / 3)))
                                .ofSizeBetween(0, 12))
                .checkAssert(PastOrderPropertyTest::play);
    }

    private static void play(List<Integer> now, List<Integer> first, List<Integer> second, List<Step> steps) {
        EarningDecision decision =
                LOYALTY.earn(new EarningRequest("acme", Member.of("m1"), order("o1", now), LedgerSnapshot.empty("m1"))
                        .withPast(List.of(order("g1", first), order("g2", second))));
        List<Booking> bookings = new ArrayList<>(List.of(decision.booking()));
        List<ReversalDecision> reversals = new ArrayList<>();
        List<Step> all = new ArrayList<>(steps);
        all.addAll(List.of(new Step(1, 4), new Step(0, 4), new Step(2, 4)));
        for (Step step : all) {
            String activity = List.of("o1", "g1", "g2").get(step.order());
            AwardReceipt about = decision.about(activity).orElse(null);
            if (about == null) {
                continue;
            }
            LedgerSnapshot ledger = LedgerSnapshot.rebuild("m1", bookings);
            WhatCameBack what = what(step, about, reversals);
            if (what == null) {
                continue;
            }
            ReversalDecision reversal = LOYALTY.reverse(
                            new ReversalRequest("r" + reversals.size(), LATER, List.of(about), reversals, what, ledger))
                    .orThrow();
            assertThat(reversal.reversed("points")).isNotNegative();
            assertThat(ledger.plus(reversal.booking()).debt("points")).isZero();
            reversals.add(reversal);
            bookings.add(reversal.booking());
        }
        LedgerSnapshot end = LedgerSnapshot.rebuild("m1", bookings);
        assertThat(end.balance("points", LATER).total()).isZero();
        assertThat(end.used()).isEmpty();
    }

    /** Own awards and those for orders of before count against the same limits here. */
    private static final Loyalty SHARING = Fixture.loyalty(
            DEFINITION.replace("parameters:\n", """
            limits:
              total: { per: member, period: ever, at-most: 9999 points }
              few: { per: member, period: ever, at-most: 9 times }
            parameters:
              third: { type: money, value: 3.00 }
            """),
            Texts.rule(
                    "Before",
                    "$past : PastOrder()",
                    "earn.points( $past, policy.points ).per( policy.third )"
                            + ".limitedBy( \"total\" ).limitedBy( \"few\" )"),
            Texts.forOrder("Now", Texts.PER_ORDER + ".limitedBy( \"total\" ).limitedBy( \"few\" )"));

    @Test
    @DisplayName("EC-F15, EC-F20: limits are those of what is kept, whatever comes back, or does not after all")
    void freesTheLimitsOfWhatIsNotKept() {
        qt().withFixedSeed(20260302)
                .withExamples(400)
                .withShrinkCycles(100)
                .forAll(
                        lists().of(integers().between(0, 9_999)).ofSizeBetween(1, 3),
                        lists().of(integers().between(0, 9_999)).ofSizeBetween(1, 3),
                        lists().of(integers().between(0, 23).map(n -> new Step(n % 3, n / 3)))
                                .ofSizeBetween(0, 12))
                .checkAssert(PastOrderPropertyTest::playSharing);
    }

    /** A step whose line is beyond the orders' undoes a reversal. */
    private static void playSharing(List<Integer> now, List<Integer> before, List<Step> steps) {
        EarningDecision decision =
                SHARING.earn(new EarningRequest("acme", Member.of("m1"), order("o1", now), LedgerSnapshot.empty("m1"))
                        .withPast(List.of(order("g1", before), order("g2", before))));
        Course course = new Course(decision);
        var used = course.ledger().used();
        for (Step step : steps) {
            if (step.line() > 4) {
                course.undo(step.order());
            } else {
                course.bringBack(step);
            }
            course.ledger()
                    .used()
                    .forEach((key, amount) -> assertThat(amount).isBetween(0L, used.getOrDefault(key, 0L)));
        }
        Course undone = course.copy();
        while (undone.undo(steps.size())) {
            assertThat(undone.reversals.size()).isLessThan(100);
        }
        assertThat(undone.ledger().used()).isEqualTo(used);
        assertThat(undone.ledger().balance("points", LATER).total()).isEqualTo(decision.awarded("points"));
        List.of(new Step(1, 4), new Step(0, 4), new Step(2, 4)).forEach(course::bringBack);
        assertThat(course.ledger().used()).isEmpty();
        assertThat(course.ledger().balance("points", LATER).total()).isZero();
    }

    /** What came back so far of one receipt. */
    private static final class Course {
        private final EarningDecision decision;
        private final List<Booking> bookings = new ArrayList<>();
        private final List<ReversalDecision> reversals = new ArrayList<>();
        private final List<String> standing = new ArrayList<>();

        Course(EarningDecision decision) {
            this.decision = decision;
            bookings.add(decision.booking());
        }

        Course copy() {
            Course copy = new Course(decision);
            copy.bookings.addAll(bookings.subList(1, bookings.size()));
            copy.reversals.addAll(reversals);
            copy.standing.addAll(standing);
            return copy;
        }

        LedgerSnapshot ledger() {
            return LedgerSnapshot.rebuild("m1", bookings);
        }

        void bringBack(Step step) {
            AwardReceipt about =
                    decision.about(List.of("o1", "g1", "g2").get(step.order())).orElse(null);
            WhatCameBack what = about == null ? null : what(step, about, reversals);
            if (about != null && what != null) {
                standing.add("r" + reversals.size());
                book(about, what);
            }
        }

        /** False if there is nothing to undo. */
        boolean undo(int number) {
            if (standing.isEmpty()) {
                return false;
            }
            String id = standing.remove(number % standing.size());
            ReversalDecision undone = reversals.get(Integer.parseInt(id.substring(1)));
            book(decision.about(undone.activity()).orElseThrow(), new WhatCameBack.Undo(id));
            return true;
        }

        private void book(AwardReceipt about, WhatCameBack what) {
            ReversalDecision reversal = SHARING.reverse(new ReversalRequest(
                            "r" + reversals.size(), LATER, List.of(about), reversals, what, ledger()))
                    .orThrow();
            reversals.add(reversal);
            bookings.add(reversal.booking());
        }
    }

    /** Null if nothing of it is left. */
    private static @Nullable WhatCameBack what(Step step, AwardReceipt about, List<ReversalDecision> reversals) {
        TreeMap<String, BigDecimal> left = new TreeMap<>(about.units());
        for (ReversalDecision reversal : reversals) {
            if (reversal.activity().equals(about.activity().id())) {
                reversal.returned().forEach((line, units) -> left.merge(line, units, BigDecimal::subtract));
            }
        }
        left.values().removeIf(units -> units.signum() == 0);
        if (left.isEmpty()) {
            return null;
        }
        String line = String.valueOf(step.line() + 1);
        return left.containsKey(line) ? new WhatCameBack.Lines(List.of(line)) : new WhatCameBack.Everything();
    }
}
