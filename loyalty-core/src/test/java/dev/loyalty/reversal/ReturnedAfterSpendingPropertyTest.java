package dev.loyalty.reversal;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Balance;
import dev.loyalty.redemption.HoldDecision.Held;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random orders, redemptions and holds that come back in random parts and order; every case follows from its seed. */
class ReturnedAfterSpendingPropertyTest {

    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    /** An order with its returns, or a redemption with its cancellations. */
    private record Earned(EarningDecision decision, List<ReversalDecision> returns) {}

    private record Spent(Accepted redemption, List<CancellationDecision> cancellations) {}

    private static final class Story {
        private final Random random;
        private final Shopper shopper;
        private final List<Earned> earned = new ArrayList<>();
        private final List<Spent> spent = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();
        private int next;

        Story(long seed, Loyalty shop) {
            random = new Random(seed);
            shopper = new Shopper(shop);
        }

        void play() {
            for (int steps = 3 + random.nextInt(12); steps > 0; steps--) {
                switch (random.nextInt(9)) {
                    case 0, 1, 2 ->
                        earned.add(new Earned(
                                shopper.earn(id("o"), 100 + random.nextInt(900) + ".00"), new ArrayList<>()));
                    case 3, 4 -> spend();
                    case 5 -> hold();
                    case 6 -> endHold();
                    case 7 -> giveBack();
                    default -> cancel();
                }
                assertThat(shopper.points().debt() == 0 || shopper.points().active() == 0)
                        .isTrue();
                shopper.points(Shopper.RETURNED);
            }
        }

        private String id(String prefix) {
            return prefix + next++;
        }

        private long some() {
            long active = shopper.ledger().balance("points", Shopper.RETURNED).active();
            return active == 0 ? 0 : 1 + random.nextInt((int) Math.min(active, 1_999));
        }

        private void spend() {
            long units = some();
            if (units > 0) {
                spent.add(new Spent(
                        shopper.book(
                                accepted(shopper.loyalty().redeem(shopper.wish(id("r"), Shopper.RETURNED, units)))),
                        new ArrayList<>()));
            }
        }

        private void hold() {
            long units = Math.min(some(), shopper.points(NOON).active());
            if (units > 0) {
                held.add(shopper.hold(id("h"), units, random.nextBoolean() ? Shopper.RETURNED : Shopper.CANCELLED));
            }
        }

        private void endHold() {
            if (!held.isEmpty()) {
                Held hold = held.remove(random.nextInt(held.size()));
                RedemptionDecision ended = shopper.loyalty().confirm(hold, NOON.plusSeconds(60), shopper.ledger());
                if (random.nextBoolean() && ended instanceof Accepted accepted) {
                    spent.add(new Spent(shopper.book(accepted), new ArrayList<>()));
                } else {
                    shopper.loyalty()
                            .release(hold, Shopper.RETURNED, shopper.ledger())
                            .ifPresent(shopper::book);
                }
            }
        }

        private void giveBack() {
            if (!earned.isEmpty()) {
                Earned order = earned.get(random.nextInt(earned.size()));
                boolean undo = !order.returns().isEmpty() && random.nextInt(3) == 0;
                WhatCameBack what = undo
                        ? new WhatCameBack.Undo(order.returns().get(0).key().event())
                        : random.nextBoolean() ? ALL : new WhatCameBack.Amount(gbp("50.00"), null);
                if (undo || order.returns().isEmpty()) {
                    reverse(order, what);
                }
            }
        }

        private void reverse(Earned order, WhatCameBack what) {
            ReversalDecision made = shopper.loyalty()
                    .reverse(new ReversalRequest(
                            id("back-"),
                            Shopper.RETURNED,
                            List.of(order.decision()),
                            order.returns(),
                            what,
                            shopper.ledger()))
                    .orThrow();
            if (order.returns().stream().noneMatch(made::equals)) {
                order.returns().add(shopper.book(made));
            }
        }

        private void cancel() {
            if (!spent.isEmpty()) {
                Spent redemption = spent.get(random.nextInt(spent.size()));
                if (redemption.cancellations().isEmpty()) {
                    cancel(redemption, new WhatCameBack.Units(new TreeMap<>(Map.of("1", BigDecimal.ONE))));
                }
            }
        }

        private void cancel(Spent redemption, WhatCameBack what) {
            CancellationDecision made = shopper.loyalty()
                    .cancel(new CancellationRequest(
                            id("c"),
                            Shopper.CANCELLED,
                            redemption.redemption(),
                            redemption.cancellations(),
                            what,
                            shopper.ledger()));
            made.rewards()
                    .forEach(reward -> assertThat(
                                    reward.usable() + reward.expired() + reward.renewed() + reward.reclaimed())
                            .isEqualTo(reward.units()));
            redemption.cancellations().add(shopper.book(made));
        }

        /** Everything comes back, in a random order. */
        Balance end() {
            List<Runnable> rest = new ArrayList<>();
            earned.forEach(order -> rest.add(() -> reverse(order, ALL)));
            spent.forEach(redemption -> rest.add(() -> cancel(redemption, ALL)));
            Collections.shuffle(rest, random);
            rest.forEach(Runnable::run);
            return shopper.points();
        }
    }

    @Test
    @DisplayName(
            "EC-F6, EC-F8, EC-F20: when all orders and all redemptions come back, in whatever order, nothing is left")
    void nothingIsLeftWhenEverythingComesBack() {
        for (String clawback : List.of("within-balance", "unlimited")) {
            Loyalty shop = Shopper.shop(clawback);
            qt().withFixedSeed(20_261_124L)
                    .withExamples(400)
                    .withShrinkCycles(0)
                    .forAll(longs().all())
                    .checkAssert(seed -> {
                        Story story = new Story(seed, shop);
                        story.play();
                        Balance end = story.end();
                        assertThat(end.total()).as(clawback + " " + seed).isZero();
                    });
        }
    }
}
