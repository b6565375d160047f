package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Returns of an order whose units lie in several lots: 100 points that end after 30 days, 50 more 14 days later. */
class SeveralLotsTest {

    private static final Instant SOON = NOON.plusSeconds(86_400);
    private static final Instant AFTER_ALL = NOON.plusSeconds(50 * 86_400);
    private static final LotId BASE = new LotId("o1", "points", 1);
    private static final LotId BONUS = new LotId("o1", "points", 2);
    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    private final Texts.Account account = new Texts.Account(loyalty(
            with(
                    with(
                            DEFINITION.replace("unit: points }", "unit: points, expires: 30 days }"),
                            "bonus",
                            "integer",
                            "50"),
                    "delay",
                    "span",
                    "14 days"),
            forOrder("Base", PER_ORDER),
            forOrder("Bonus", "earn.points( $order, policy.bonus ).pendingFor( policy.delay )")));
    private EarningDecision decision;

    @BeforeEach
    void earn() {
        decision = account.earn(order("o1", "50.00", "50.00"));
    }

    private static ReversalDecision undo(
            Texts.Account account, String id, String of, EarningDecision decision, ReversalDecision... earlier) {
        return account.reverse(id, AFTER_ALL, decision, new WhatCameBack.Undo(of), earlier);
    }

    @Test
    @DisplayName("EC-F7, EC-F20: what expired of a lot counts for that lot, once, and is undone for that lot")
    void whatExpiredCountsForItsLotOnce() {
        account.spend("points", 40);

        ReversalDecision first = account.reverse("r1", AFTER_ALL, decision, "1", 1);
        ReversalDecision second = account.reverse("r2", AFTER_ALL, decision, "2", 1, first);
        assertThat(first.recoveries())
                .containsExactly(new Recovery(BASE, 0, 50, 0, 0), new Recovery(BONUS, 0, 25, 0, 0));
        assertThat(second.recoveries())
                .containsExactly(new Recovery(BASE, 0, 10, 0, 40), new Recovery(BONUS, 0, 25, 0, 0));

        ReversalDecision undone = undo(account, "u2", "r2", decision, first, second);
        assertThat(undone.recoveries())
                .containsExactly(new Recovery(BASE, 0, -10, 0, -40), new Recovery(BONUS, 0, -25, 0, 0));
        assertThat(account.ledger().debts()).isEmpty();
    }

    @Test
    @DisplayName(
            "EC-F20: what comes back to a lot that has no room for all of it comes in a lot of its own, with its dates")
    void whatHasNoRoomComesInLotsOfTheirOwn() {
        account.spend("points", 100);
        ReversalDecision taken = account.reverse("r1", SOON, decision, ALL);
        assertThat(account.ledger().debt("points")).isEqualTo(100);
        account.earn(order("o2", SOON, "100.00"));
        // Most of what was spent comes back by hand, so that there is little room in the lot.
        account.giveBack(BASE, 70);
        account.giveBack(BONUS, 50);

        account.reverse("u1", SOON, decision, new WhatCameBack.Undo("r1"), taken);

        assertThat(account.ledger().lot(BASE).orElseThrow().left()).isEqualTo(100);
        assertThat(account.ledger().lot(BONUS).orElseThrow().left()).isEqualTo(50);
        Lot rest = account.ledger().lot(new LotId("u1", "points", 1)).orElseThrow();
        Lot other = account.ledger().lot(new LotId("u1", "points", 2)).orElseThrow();
        assertThat(List.of(rest.left(), other.left())).containsExactlyInAnyOrder(70L, 50L);
        assertThat(List.of(rest.terms(), other.terms()))
                .containsExactlyInAnyOrder(
                        account.ledger().lot(BASE).orElseThrow().terms(),
                        account.ledger().lot(BONUS).orElseThrow().terms());
    }

    @Test
    void needsTheLotsOfTheOrder() {
        ReversalDecision taken = account.reverse("r1", SOON, decision, ALL);
        LedgerSnapshot trimmed =
                new LedgerSnapshot("m1", account.ledger().revision(), List.of(), new TreeMap<>(), new TreeMap<>());

        assertThatThrownBy(() -> Loyalty.create()
                        .reverse(ReversalRequest.undo("u1", SOON, decision, List.of(taken), "r1", trimmed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe the snapshot was trimmed: a reversal needs the lots");
    }
}
