package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.Shop.DEFINITION;
import static dev.loyalty.examples.replay.Shop.replay;
import static dev.loyalty.examples.replay.Shop.replayBy;
import static dev.loyalty.examples.replay.Shop.replayWith;
import static dev.loyalty.examples.replay.Shop.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.examples.replay.Shop.Outcome;
import dev.loyalty.ledger.ExpiryReceipt;
import dev.loyalty.model.Line;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.ReversalDecision;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static String bought(String invoice, String date, String code, int quantity) {
        return row(invoice, code, String.valueOf(quantity), date, "10.00", "1");
    }

    private static String cancelled(String invoice, String date, String code, int quantity) {
        return row("C" + invoice, code, String.valueOf(-quantity), date, "10.00", "1");
    }

    @Test
    void roundsALinesTotalHalfUpToPence() throws IOException {
        Outcome outcome = replay(row("1", "PADS", "5", "2011-01-03T10:00", "0.001", "1"));
        assertThat(outcome.receipts(EarningDecision.class))
                .flatExtracting(decision -> decision.order().lines())
                .singleElement()
                .extracting(Line::total, Line::unitPrice)
                .containsExactly(Money.parse("GBP 0.01"), new BigDecimal("0.001"));
    }

    @Test
    void earnsOnMerchandiseAlone() throws IOException {
        Outcome outcome = replay(
                bought("1", "2011-01-03T10:00", "A", 2),
                bought("1", "2011-01-03T10:00", "POST", 3),
                row("1", "B1", "4", "2011-01-03T10:00", "0", "1"));
        assertThat(outcome.points().issued).isEqualTo(20);
        assertThat(outcome.report().imbalances()).isEmpty();
    }

    @Test
    void countsGuestsAndAdjustmentsButGivesThemNothing() throws IOException {
        Outcome outcome = replay(
                row("1", "A", "1", "2011-01-03T10:00", "10.00", ""),
                row("C2", "A", "-1", "2011-01-03T10:01", "10.00", ""),
                row("C2", "B1", "-1", "2011-01-03T10:01", "10.00", ""),
                row("A3", "B", "1", "2011-01-03T10:02", "-10.00", ""));
        assertThat(outcome.receipts()).isEmpty();
        assertThat(outcome.report().guestOrders).isOne();
        assertThat(outcome.report().guestCancellations).isOne();
        assertThat(outcome.report().cancelledLines.guests).isEqualTo(2);
        assertThat(outcome.report().adjustments).isOne();
    }

    @Test
    void takesCancelledUnitsFromTheLatestPurchasesThatHaveSomeLeft() throws IOException {
        Outcome outcome = replay(
                bought("1", "2011-01-03T10:00", "A", 5),
                bought("2", "2011-01-04T10:00", "A", 3),
                bought("3", "2011-01-05T10:00", "A", 4),
                cancelled("4", "2011-01-06T10:00", "A", 6),
                cancelled("5", "2011-01-07T10:00", "A", 10),
                cancelled("6", "2011-01-08T10:00", "A", 1),
                cancelled("6", "2011-01-08T10:00", "B", 1));
        assertThat(outcome.receipts(ReversalDecision.class))
                .extracting(reversal -> reversal.key().event(), ReversalDecision::returned)
                .containsExactly(
                        tuple("C4:5/3:4", Map.of("1", new BigDecimal(4))),
                        tuple("C4:5/2:3", Map.of("1", new BigDecimal(2))),
                        tuple("C5:6/2:3", Map.of("1", new BigDecimal(1))),
                        tuple("C5:6/1:2", Map.of("1", new BigDecimal(5))));
        assertThat(outcome.report().cancelledLines.covered).isOne();
        assertThat(outcome.report().cancelledLines.partlyCovered).isOne();
        assertThat(outcome.report().cancelledLines.notInData).isEqualTo(2);
        assertThat(outcome.points().reversed).isEqualTo(120);
        assertThat(outcome.points().outstanding()).isZero();
        assertThat(outcome.report().imbalances()).isEmpty();
    }

    @Test
    void cancelsLinesOfTheSameCodeOneAfterTheOther() throws IOException {
        Outcome outcome = replay(
                bought("1", "2011-01-03T10:00", "A", 2),
                bought("1", "2011-01-03T10:00", "A", 3),
                cancelled("2", "2011-01-04T10:00", "A", 1),
                cancelled("2", "2011-01-04T10:00", "A", 3));
        assertThat(outcome.receipts(ReversalDecision.class))
                .singleElement()
                .extracting(ReversalDecision::returned)
                .isEqualTo(Map.of("1", new BigDecimal(2), "2", new BigDecimal(2)));
        assertThat(outcome.report().cancelledLines.covered).isEqualTo(2);
        assertThat(outcome.points().outstanding()).isEqualTo(10);
    }

    @Test
    void closesAnOrderWhenItsLotsHaveExpired() throws IOException {
        Outcome outcome = replay(
                bought("1", "2011-01-03T10:00", "A", 5),
                bought("2", "2011-05-03T10:00", "A", 1),
                cancelled("3", "2011-08-03T10:00", "A", 4),
                cancelled("4", "2011-08-04T10:00", "A", 3));
        assertThat(outcome.receipts(ExpiryReceipt.class)).hasSize(1);
        assertThat(outcome.points().expired).isEqualTo(50);
        assertThat(outcome.points().reversed).isEqualTo(10);
        assertThat(outcome.report().cancelledLines.covered).isOne();
        assertThat(outcome.report().cancelledLines.partlyCovered).isOne();
        assertThat(outcome.report().cancelledLines.reachingClosed).isEqualTo(2);
        assertThat(outcome.report().imbalances()).isEmpty();
    }

    @Test
    void expiresLotsOfMembersWhoDoNotComeBack() throws IOException {
        Outcome outcome =
                replay(bought("1", "2011-01-03T10:00", "A", 5), row("2", "A", "1", "2011-12-03T10:00", "10.00", "2"));
        assertThat(outcome.points().expired).isEqualTo(50);
        assertThat(outcome.points().outstanding()).isEqualTo(10);
    }

    private static final String POINTS_OFF = """
            rule "A point is a pound off"
            when
                $order : Order()
            then
                redeem.points( policy.points ).worth( policy.pound ).off( $order ).named( "points" );
            end
            """;

    @Test
    void redeemsWhatAMemberHasAndEarnsForTheRest() throws IOException {
        Outcome outcome = Shop.redeem(
                POINTS_OFF, bought("1", "2011-01-03T10:00", "A", 5), bought("2", "2011-01-04T10:00", "A", 8));
        assertThat(outcome.receipts(Accepted.class))
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.discount()).isEqualTo(Money.parse("GBP 50.00")));
        assertThat(outcome.points().issued).isEqualTo(80);
        assertThat(outcome.points().redeemed).isEqualTo(50);
        assertThat(outcome.points().outstanding()).isEqualTo(30);
        assertThat(outcome.points().worthOf(30)).isEqualTo(3_000);
        assertThat(outcome.report().redemptions).isOne();
        assertThat(outcome.report().imbalances()).isEmpty();
    }

    @Test
    void givesBackWhatWasRedeemedForLinesThatComeBackEvenIfTheLotsThatPaidArePast() throws IOException {
        Outcome outcome = Shop.redeem(
                POINTS_OFF,
                bought("1", "2011-01-03T10:00", "A", 4),
                bought("2", "2011-06-30T10:00", "B1", 8),
                cancelled("3", "2011-07-01T10:00", "B1", 2),
                cancelled("4", "2011-08-01T10:00", "B1", 6),
                cancelled("5", "2011-08-01T10:00", "A", 1));
        assertThat(outcome.receipts(CancellationDecision.class))
                .extracting(cancellation -> cancellation.givenBack("points"))
                .containsExactly(10L, 30L);
        assertThat(outcome.points().redeemed).isZero();
        assertThat(outcome.points().reversed).isEqualTo(40);
        assertThat(outcome.points().expired).isEqualTo(40);
        assertThat(outcome.points().outstanding()).isZero();
        assertThat(outcome.report().imbalances()).isEmpty();
    }

    @Test
    void sharesABudgetAmongMembers() throws IOException {
        String definition = DEFINITION + "limits:\n  budget: { per: programme, period: ever, at-most: 15 points }\n";
        Outcome outcome = Shop.replayBy(
                definition,
                Shop.EARNING.replace(");\nend", ").limitedBy( \"budget\" );\nend"),
                bought("1", "2011-01-03T10:00", "A", 1),
                row("2", "A", "1", "2011-01-04T10:00", "10.00", "2"),
                cancelled("3", "2011-01-05T10:00", "A", 1),
                row("4", "A", "1", "2011-01-06T10:00", "10.00", "3"));
        assertThat(outcome.receipts(EarningDecision.class))
                .extracting(decision -> decision.awarded("points"))
                .containsExactly(10L, 5L, 10L);
    }

    @Test
    void refusesAPolicyInAnotherCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replayWith(DEFINITION.replace("GBP", "EUR")))
                .withMessageContaining("counts in EUR");
    }

    @Test
    void saysWhichInvoiceAPolicyCannotCopeWith() {
        assertThatExceptionOfType(ReplayFailedException.class)
                .isThrownBy(() -> replayBy(
                        DEFINITION,
                        Shop.EARNING.replace("policy.pound", "policy.pound.subtract( policy.pound )"),
                        bought("1", "2011-01-03T10:00", "A", 1)))
                .withMessageStartingWith("invoice 1:2 (number:line) of customer 1 could not be replayed: ");
    }
}
