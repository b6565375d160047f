package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.settled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Member;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An account in which a member can hold 1000 points. */
class MostHeldTest {

    private static final String LIMITED =
            DEFINITION.replace("unit: points", "unit: points, pending: 7 days, at-most: 1000 points");
    private static final String BASE = forOrder("Base", PER_ORDER);
    private static final String MORE = forOrder("More", PER_ORDER);

    private final Loyalty loyalty = loyalty(LIMITED, BASE);
    private final Texts.Account account = new Texts.Account(loyalty);

    @Test
    @DisplayName(
            "EC-N10: 700 and 200 that are pending leave 100 of 300; what is beyond is lost, and the reason is named")
    void countsPendingUnitsAndLosesWhatIsBeyond() {
        account.earn(order("o1", NOON, "700.00"));
        account.earn(order("o2", NOON.plus(Duration.ofDays(10)), "200.00"));

        EarningDecision third = account.earn(order("o3", NOON.plus(Duration.ofDays(11)), "300.00"));

        assertThat(third.awarded("points")).isEqualTo(100);
        assertThat(settled(third, "Base").fate()).isEqualTo(Fate.TRIMMED);
        assertThat(settled(third, "Base").because()).isEqualTo("points-at-most");
        assertThat(third.explanation().text()).contains("limit \"points-at-most\" had no more left");
        assertThat(account.earn(order("o4", NOON.plus(Duration.ofDays(12)), "1.00"))
                        .awarded("points"))
                .isZero();
        assertThat(account.total()).isEqualTo(1000);
    }

    @Test
    @DisplayName("EC-N10: whatever lowers the balance makes room again")
    void whatLowersTheBalanceMakesRoom() {
        EarningDecision first = account.earn(order("o1", "1000.00"));
        account.reverseRest("r1", NOON.plusSeconds(60), first);

        assertThat(account.earn(order("o2", NOON.plusSeconds(120), "1200.00")).awarded("points"))
                .isEqualTo(1000);
    }

    @Test
    void debtIsRepaidOnTopOfWhatCanBeHeld() {
        LedgerSnapshot indebted =
                LedgerSnapshot.empty("m1").after(List.of(Entry.owe(EntryKind.REVERSED, "points", 30, NOON)));
        EarningDecision decision =
                loyalty.earn(new EarningRequest("acme", Member.of("m1"), order("o1", "2000.00"), indebted));

        assertThat(decision.awarded("points")).isEqualTo(1030);
        assertThat(indebted.plus(decision).balance("points", NOON).total()).isEqualTo(1000);
    }

    @Test
    void rulesShareTheRoomByTheirNames() {
        EarningDecision decision = new Texts.Account(loyalty(LIMITED, BASE, MORE)).earn(order("o1", "700.00"));

        assertThat(settled(decision, "Base").granted()).isEqualTo(700);
        assertThat(settled(decision, "More").granted()).isEqualTo(300);
        assertThat(decision.booking().uses()).extracting(LimitUse::key).isEmpty();
    }
}
