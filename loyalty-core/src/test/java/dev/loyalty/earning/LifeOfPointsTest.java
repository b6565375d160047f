package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expiry as policies say it, through the public call that earns. */
class LifeOfPointsTest {

    private static Loyalty policy(String terms) {
        return loyalty(DEFINITION.replace("unit: points", "unit: points, " + terms), ONE_PER_POUND);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/London")).toInstant();
    }

    @Test
    @DisplayName("EC-D13: who buys again within the year keeps all points, who does not loses all")
    void pointsLiveAsLongAsTheMemberIsActive() {
        Texts.Account account = new Texts.Account(policy("expires: 12 months of inactivity"));
        account.earn(order("o1", at("2024-02-29T12:00"), "10.00"));
        EarningDecision second = account.earn(order("o2", at("2025-02-28T23:59"), "5.00"));

        assertThat(account.total("points", at("2026-02-28T23:59"))).isEqualTo(15);
        assertThat(account.total("points", at("2026-03-01T00:00"))).isZero();

        account.reverseRest("r1", at("2025-06-01T12:00"), second);
        assertThat(account.total("points", at("2026-02-28T23:59")))
                .as("a return is no activity, and does not undo the activity of the purchase")
                .isEqualTo(10);
        assertThat(account.total("points", at("2026-03-01T00:00"))).isZero();
    }

    @Test
    @DisplayName("EC-D13: a policy may count returns as activity")
    void aReturnIsActivityIfThePolicySaysSo() {
        Texts.Account account =
                new Texts.Account(policy("expires: 12 months of inactivity, activity: [earn, redeem, reverse]"));
        account.earn(order("o1", at("2025-02-01T12:00"), "10.00"));
        EarningDecision second = account.earn(order("o2", at("2025-03-01T12:00"), "5.00"));
        account.reverseRest("r1", at("2025-06-01T12:00"), second);

        assertThat(account.total("points", at("2026-06-01T12:00"))).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 months",
                "48 hours",
                "end of year",
                "end of quarter + 1 month",
                "2026-12-31",
                "12 months of inactivity"
            })
    @DisplayName("EC-D14: whatever kind of expiry a lot has, the run that books expiry finds it")
    void theRunFindsEveryKindOfExpiry(String expires) {
        Texts.Account account = new Texts.Account(policy("expires: " + expires));
        account.earn(order("o1", at("2026-02-01T12:00"), "10.00"));
        LedgerSnapshot ledger = account.ledger();

        LedgerSnapshot after = ledger.plus(
                LedgerArithmetic.expire(ledger, "acme", at("2030-01-01T00:00")).orElseThrow());

        assertThat(after.lots()).singleElement().satisfies(lot -> {
            assertThat(lot.left()).isZero();
            assertThat(lot.expired()).isEqualTo(10);
        });
    }

    @Test
    @DisplayName("EC-D17: every instant can be asked for, before and after the present one")
    void theClockIsAnArgument() {
        Texts.Account account = new Texts.Account(policy("pending: 14 days, expires: 1 month"));
        account.earn(order("o1", at("2026-02-01T12:00"), "10.00"));

        assertThat(account.ledger().balance("points", at("2026-02-15T11:59")).pending())
                .isEqualTo(10);
        assertThat(account.ledger().balance("points", at("2026-02-15T12:00")).active())
                .isEqualTo(10);
        assertThat(account.total("points", at("9999-01-01T00:00"))).isZero();
        assertThat(account.ledger().lots()).extracting(Lot::earnedAt).containsExactly(at("2026-02-01T12:00"));
    }
}
