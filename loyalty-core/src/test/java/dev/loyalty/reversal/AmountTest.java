package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Moment;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AmountTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final String PER_LINE = Texts.forLines("Base", Texts.PER_LINE);

    private static WhatCameBack amount(String amount) {
        return new WhatCameBack.Amount(gbp(amount), null);
    }

    private static WhatCameBack amount(String amount, String line) {
        return new WhatCameBack.Amount(gbp(amount), line);
    }

    @Test
    @DisplayName("EC-F12: units, a line, an amount and the rest come back one after the other")
    void takesBackUnitsLinesAmountsAndTheRest() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, PER_LINE));
        EarningDecision decision = account.earn(Order.of(
                "o1",
                NOON,
                List.of(
                        Line.builder("1", "A", gbp("60.00")).quantity(3).build(),
                        Line.builder("2", "B", gbp("30.00")).quantity(2).build(),
                        Line.of("3", "C", gbp("10.00")))));

        ReversalDecision units = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision line = account.reverse("r2", LATER, decision, new WhatCameBack.Lines(List.of("2")), units);
        ReversalDecision amount = account.reverse("r3", LATER, decision, amount("5.00"), units, line);
        ReversalDecision rest =
                account.reverse("r4", LATER, decision, new WhatCameBack.Everything(), units, line, amount);

        assertThat(List.of(units, line, amount, rest))
                .extracting(reversal -> reversal.reversed("points"))
                .containsExactly(20L, 30L, 5L, 45L);
        assertThat(line.returned()).hasToString("{2=2}");
        assertThat(rest.returned()).hasToString("{1=2, 3=1}");
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-F13: 10.00 off 100.00 takes 10 points, from each line by what was paid for it")
    void sharesAnAmountByWhatWasPaid() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, PER_LINE));
        EarningDecision decision = account.earn(order("o1", "34.00", "33.00", "33.00"));

        ReversalDecision reversal = account.reverse("r1", LATER, decision, amount("10.00"));

        assertThat(reversal.reversed("points")).isEqualTo(10);
        assertThat(reversal.awards())
                .extracting(ReversedAward::line, ReversedAward::share, ReversedAward::units)
                .containsExactly(
                        tuple("1", Fraction.parse("3.4"), 4L),
                        tuple("2", Fraction.parse("3.3"), 3L),
                        tuple("3", Fraction.parse("3.3"), 3L));
        assertThat(reversal.uncounted())
                .containsExactly(entry("1", gbp("3.40")), entry("2", gbp("3.30")), entry("3", gbp("3.30")));
    }

    @Test
    @DisplayName("EC-F13: many small lines lose together what one large line would lose")
    void roundsTheAwardsOfAnAccountTogether() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, PER_LINE));
        EarningDecision decision =
                account.earn(order("o1", Collections.nCopies(20, "5.00").toArray(new String[0])));

        ReversalDecision first = account.reverse("r1", LATER, decision, amount("10.00"));
        ReversalDecision second = account.reverse("r2", LATER, decision, amount("0.99"), first);
        ReversalDecision third = account.reverse("r3", LATER, decision, amount("0.01"), first, second);

        assertThat(List.of(first, second, third))
                .extracting(reversal -> reversal.reversed("points"))
                .containsExactly(10L, 0L, 1L);
    }

    @Test
    @DisplayName("EC-F13: an amount off one line takes from that line, and from what is left of it")
    void takesAnAmountFromItsLine() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, PER_LINE));
        EarningDecision decision = account.earn(Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "A", gbp("60.00")).quantity(3).build(), Line.of("2", "B", gbp("40.00")))));

        ReversalDecision cheaper = account.reverse("r1", LATER, decision, amount("15.00", "1"));
        ReversalDecision unit = account.reverse("r2", LATER, decision, "1", 1, cheaper);
        ReversalDecision rest = account.reverse("r3", LATER, decision, "1", 2, cheaper, unit);

        assertThat(List.of(cheaper, unit, rest))
                .extracting(reversal -> reversal.reversed("points"))
                .containsExactly(15L, 20L, 25L);
    }

    @Test
    @DisplayName("EC-F13: what is paid for postage takes its part of the amount, and earned nothing")
    void sharesAnAmountOverWhatDoesNotEarnToo() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(Order.of(
                "o1",
                NOON,
                List.of(
                        Line.of("1", "A", gbp("90.00")),
                        Line.builder("2", "POST", gbp("20.00"))
                                .kind(LineKind.SHIPPING)
                                .build(),
                        Line.builder("3", "COUPON", gbp("-11.00"))
                                .kind(LineKind.DISCOUNT)
                                .build())));
        assertThat(decision.awarded("points")).isEqualTo(81);
        assertThat(decision.paid()).containsExactly(entry("1", gbp("81.00")), entry("2", gbp("18.00")));

        assertThat(account.reverse("r1", LATER, decision, amount("11.00")).reversed("points"))
                .isEqualTo(9);
    }

    @Test
    void anAmountIsOfTheMoneyThatEarned() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(new Order(
                "o1",
                NOON,
                CurrencyUnit.of("GBP"),
                List.of(Line.of("1", "A", gbp("100.00"))),
                List.of(new Tender("points", gbp("50.00")), new Tender("card", gbp("50.00"))),
                Attributes.none()));

        ReversalDecision some = account.reverse("r1", LATER, decision, amount("10.00"));
        ReversalDecision all = account.reverse("r2", LATER, decision, amount("40.00"), some);

        assertThat(some.reversed("points")).isEqualTo(10);
        assertThat(all.reversed("points")).isEqualTo(40);
    }

    @Test
    void refusesWhatWasNotPaid() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, PER_LINE));
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);

        assertThatThrownBy(() -> account.reverse("r2", LATER, decision, amount("40.01"), first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GBP 40.01 cannot come back of o1: GBP 40.00 of what was paid is left."
                        + " Maybe a refund was sent twice?");
        assertThatThrownBy(() -> account.reverse("r2", LATER, decision, amount("0.01", "1"), first))
                .hasMessageContaining("line \"1\" of o1: GBP 0.00");
        assertThatThrownBy(() -> account.reverse("r2", LATER, decision, amount("1.00", "7"), first))
                .hasMessageContaining("no line \"7\"");
        assertThatThrownBy(() -> account.reverse(
                        "r2", LATER, decision, new WhatCameBack.Amount(Money.parse("EUR 1.00"), null), first))
                .hasMessageContaining("EUR 1.00")
                .hasMessageContaining("in GBP");
        assertThatThrownBy(() -> amount("0.00")).hasMessageContaining("Maybe give the amount without a sign?");
        assertThatThrownBy(() -> new WhatCameBack.Lines(List.of())).hasMessageContaining("Maybe Everything()");
    }

    @Test
    void noMoneyComesBackOfAMoment() {
        Loyalty loyalty =
                loyalty(DEFINITION, Texts.rule("Look", "$look : Moment()", "earn.points( $look, policy.points )"));
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
        EarningDecision decision =
                loyalty.earn(new EarningRequest("acme", Member.of("m1"), Moment.of("l1", NOON, "nightly"), ledger));

        assertThatThrownBy(() -> loyalty.reverse(ReversalRequest.ofAmount(
                                "r1", LATER, decision, List.of(), gbp("1.00"), ledger.plus(decision.booking())))
                        .orThrow())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("l1, which is no order. Maybe Everything()?");
    }
}
