package dev.loyalty.bookkeeping;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.redeem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.Desks;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.Wish;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.CancellationRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A redemption of a member whose ledger went into another one. */
class MergedRedemptionTest {

    @Test
    @DisplayName("EC-N7, EC-F8: what was redeemed before the merge can be cancelled after it, to the lots that paid")
    void redemptionsFromBeforeTheMergeCanBeCancelled() {
        Loyalty loyalty = Desks.desk(POINTS_OFF);
        Order order = Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "A", gbp("30.00")).quantity(3).build()));
        LedgerSnapshot held = holding("points", 1_000);
        Lot paying = held.lots().get(0);
        Accepted spent = accepted(redeem(loyalty, held, order, Wish.units("points", 900)));
        LedgerSnapshot ledger = held.plus(spent);
        WhatCameBack.Units one = new WhatCameBack.Units(new TreeMap<>(Map.of("1", BigDecimal.ONE)));
        CancellationDecision before =
                loyalty.cancel(new CancellationRequest("c1", NOON.plusSeconds(60), spent, List.of(), one, ledger));
        ledger = ledger.plus(before);
        LedgerSnapshot survivor = LedgerSnapshot.empty("mia");
        survivor = survivor.after(LedgerArithmetic.open(
                survivor, EntryKind.ADJUSTED, paying.id(), 7, NOON, LotTerms.activeAtOnce(NOON, new Expiry.Never())));

        MergeDecision merge = loyalty.bookkeeping("acme")
                .merge(new MergeRequest("m1", NOON.plusSeconds(120), ledger, survivor, List.of()));
        LedgerSnapshot merged = survivor.plus(merge);
        Renaming names = merge.renaming();
        CancellationDecision rest = loyalty.cancel(CancellationRequest.ofRest(
                "c2", NOON.plusSeconds(180), spent.renamed(names), List.of(before.renamed(names)), merged));

        assertThat(before.givenBack("points") + rest.givenBack("points")).isEqualTo(900);
        LotId now = new LotId(paying.id().event(), "points", 2);
        assertThat(merged.plus(rest).lot(now))
                .hasValueSatisfying(lot -> assertThat(lot.left()).isEqualTo(1_000));
        assertThat(merged.plus(rest).lot(paying.id()))
                .hasValueSatisfying(lot -> assertThat(lot.left()).isEqualTo(7));
        LedgerSnapshot later = merged;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CancellationRequest.ofRest("c2", NOON.plusSeconds(180), spent, List.of(), later))
                .withMessageContaining("Maybe the two were merged");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rest.renamed(names))
                .withMessageContaining("Maybe it can be used as it is?");
    }
}
