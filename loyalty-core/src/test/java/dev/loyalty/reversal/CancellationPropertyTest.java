package dev.loyalty.reversal;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.redeem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.redemption.Desks;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.Wish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random lots, orders and cancellations in random parts; every case follows from its seed. */
class CancellationPropertyTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final Loyalty LOYALTY = Desks.deskWith(
            Desks.DEFINITION + "limits: { most: { per: member, period: month, at-most: 900 points } }\n",
            forOrder(
                    "Off",
                    "redeem.points( policy.three ).worth( policy.pound ).off( $order ).named( \"off\" )"
                            + ".priority( policy.two ).limitedBy( \"most\" )"),
            forOrder("Pays", "redeem.points( policy.hundred ).worth( policy.pound ).pays( $order ).named( \"pays\" )"),
            forOrder("Gift", "redeem.points( policy.hundred ).brings( \"coupons\" ).named( \"gift\" )"));

    /** A redemption, and what was cancelled of it. */
    private static final class Story {
        private final Accepted spent;
        private final List<CancellationDecision> made = new ArrayList<>();
        private LedgerSnapshot ledger;

        Story(LedgerSnapshot held, Order order) {
            spent = accepted(
                    redeem(LOYALTY, held, order, Wish.units("off", 40), Wish.units("pays", 300), Wish.one("gift")));
            ledger = held.plus(spent.booking());
        }

        CancellationDecision back(WhatCameBack what) {
            CancellationDecision cancelled =
                    LOYALTY.cancel(new CancellationRequest("c" + made.size(), LATER, spent, made, what, ledger));
            made.add(cancelled);
            ledger = ledger.plus(cancelled.booking());
            return cancelled;
        }
    }

    private static LedgerSnapshot lots(Random random) {
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            Expiry expiry =
                    random.nextBoolean() ? new Expiry.Never() : new Expiry.At(LATER.plusSeconds(random.nextInt(1_000)));
            ledger = ledger.after(LedgerArithmetic.issue(
                    ledger,
                    new LotId("lot-" + i, "points", 1),
                    500 + random.nextInt(500),
                    LotTerms.activeAtOnce(NOON.minus(Duration.ofDays(1 + i)), expiry)));
        }
        return ledger;
    }

    private static Order order(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= 1 + random.nextInt(4); i++) {
            lines.add(Line.builder(
                            String.valueOf(i),
                            "A",
                            gbp(BigDecimal.valueOf(3_000 + random.nextInt(5_000), 2)
                                    .toPlainString()))
                    .quantity(1 + random.nextInt(4))
                    .build());
        }
        return Order.of("o1", NOON, lines);
    }

    @Test
    @DisplayName("EC-R10, EC-F8: in whatever parts a redemption is cancelled, the ledger ends as it was before")
    void cancellingLeavesTheLedgerAsItWas() {
        qt().withFixedSeed(20_260_304L)
                .withExamples(100)
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    LedgerSnapshot held = lots(random);
                    Story story = new Story(held, order(random));
                    List<WhatCameBack> parts = new ArrayList<>();
                    story.spent.order().lines().forEach(line -> {
                        for (int i = random.nextInt(line.quantity().intValueExact() + 1); i > 0; i--) {
                            parts.add(new WhatCameBack.Units(new TreeMap<>(Map.of(line.id(), BigDecimal.ONE))));
                        }
                    });
                    Collections.shuffle(parts, random);
                    parts.add(new WhatCameBack.Everything());
                    long back = 0;
                    for (WhatCameBack part : parts) {
                        CancellationDecision cancelled = story.back(part);
                        assertThat(cancelled.rewards()).allMatch(reward -> reward.units() > 0);
                        assertThat(cancelled.booking().uses()).allMatch(use -> use.amount() < 0);
                        assertThat(cancelled.explanation().sum("points"))
                                .isEqualTo(Fraction.of(cancelled.givenBack("points")));
                        assertThat(ReceiptJson.read(ReceiptJson.write(cancelled)))
                                .isEqualTo(cancelled);
                        back += cancelled.givenBack("points");
                        assertThat(back).isLessThanOrEqualTo(story.spent.spent("points"));
                    }
                    assertThat(story.ledger.lotsOf("points")).isEqualTo(held.lotsOf("points"));
                    assertThat(story.ledger.balance("coupons", LATER).total()).isZero();
                    assertThat(story.ledger.used()).isEmpty();
                });
    }
}
