package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Lot;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingAndExpiryTest {

    private static final String SPRING =
            rule("Spring", "$order : Order() Window( name == \"spring\", open )", PER_ORDER);

    private static String account(String zone, String terms) {
        return DEFINITION.replace("Europe/London", zone).replace("unit: points", "unit: points, " + terms);
    }

    private static Texts.Account earned(String zone, String terms, String local) {
        Texts.Account account = new Texts.Account(loyalty(account(zone, terms), ONE_PER_POUND));
        account.earn(order("o1", at(zone, local), "10.00"));
        return account;
    }

    private static Instant at(String zone, String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00, 1 month, 2026-03-01T00:00",
        "2026-01-31T12:00, 2 months, 2026-04-01T00:00",
        "2028-02-29T12:00, 1 year, 2029-03-01T00:00",
        "2026-03-01T00:00, 1 day, 2026-03-03T00:00",
        "2026-03-28T12:00, 24 hours, 2026-03-29T13:00",
        "2026-03-28T12:00, 1 day, 2026-03-30T00:00",
        "2026-03-28T12:00, end of year + 3 months, 2027-04-01T00:00",
        "2026-03-28T12:00, 2026-06-30, 2026-07-01T00:00"
    })
    @DisplayName("EC-D1, EC-D2, EC-D3, EC-D6: spans run on the calendar, hours on the timeline, last days are inside")
    void expires(String earned, String expires, String gone) {
        Texts.Account account = earned("Europe/Berlin", "expires: " + expires, earned);
        Instant end = at("Europe/Berlin", gone);

        assertThat(account.total("points", end.minusMillis(1))).isEqualTo(10);
        assertThat(account.total("points", end)).isZero();
    }

    @Test
    @DisplayName("EC-D3: a last day ends in the programme's zone")
    void endsTheLastDayInTheProgrammesZone() {
        Texts.Account account = earned("America/Los_Angeles", "expires: 2026-06-30", "2026-06-01T12:00");

        assertThat(account.total("points", Instant.parse("2026-07-01T06:59:59Z")))
                .isEqualTo(10);
        assertThat(account.total("points", Instant.parse("2026-07-01T07:00:00Z")))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T12:00, 1 day, 2026-03-29T12:00",
        "2026-03-28T12:00, 24 hours, 2026-03-29T13:00",
        "2026-10-24T12:00, 1 day, 2026-10-25T12:00",
        "2026-10-24T12:00, 24 hours, 2026-10-25T11:00"
    })
    @DisplayName("EC-D6: a day pending is a day of the calendar, 24 hours are 24 hours")
    void activates(String earned, String pending, String active) {
        Texts.Account account = earned("Europe/Berlin", "pending: " + pending, earned);
        Instant start = at("Europe/Berlin", active);

        assertThat(account.ledger().balance("points", start.minusMillis(1)).pending())
                .isEqualTo(10);
        assertThat(account.ledger().balance("points", start).active()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"activation, 2026-04-16T00:00", "earning, 2026-04-02T00:00"})
    @DisplayName("EC-D12: expiry is counted from activation, or from earning by switch")
    void countsExpiryFrom(String from, String gone) {
        Texts.Account account = earned(
                "Europe/Berlin", "pending: 14 days, expires: 1 month, expires-from: " + from, "2026-03-01T12:00");
        Instant end = at("Europe/Berlin", gone);

        assertThat(account.total("points", end.minusMillis(1))).isEqualTo(10);
        assertThat(account.total("points", end)).isZero();
    }

    @Test
    @DisplayName("EC-D11: lots keep the date they got when the setting changes")
    void keepsTheDatesOfOldLots() {
        Loyalty loyalty = loyalty(account("UTC", "expires: 1 month"), ONE_PER_POUND);
        Texts.Account account = new Texts.Account(loyalty);
        account.earn(order("o1", Instant.parse("2026-01-10T12:00:00Z"), "10.00"));
        Lot old = account.ledger().lots().get(0);

        loyalty.policies()
                .publish(Fixture.policy(account("UTC", "expires: 2 years"), ONE_PER_POUND))
                .orThrow();
        account.earn(order("o2", Instant.parse("2026-01-11T12:00:00Z"), "7.00"));

        assertThat(account.ledger().lot(old.id())).contains(old);
        assertThat(account.total("points", Instant.parse("2026-02-11T00:00:00Z")))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00, 10",
        "2026-03-31T23:30:00, 10",
        "2026-03-31T23:59:59.500, 10",
        "2026-03-31T23:59:59.999999999, 10",
        "2026-04-01T00:00:00, 0",
        "2026-02-28T23:59:59.999999999, 0"
    })
    @DisplayName("EC-D5, EC-D18: a window is judged by the event's time in one zone and is half-open at its end")
    void judgesWindowsByTheTimeOfTheEvent(String local, long points) {
        Loyalty loyalty = loyalty(
                account("America/Los_Angeles", "expires: never")
                        + "windows:\n  spring: { from: 2026-03-01, to: 2026-03-31 }\n",
                SPRING);

        // Whenever the call is made: nothing but the event's time counts.
        EarningDecision decision = Fixture.earn(loyalty, order("o1", at("America/Los_Angeles", local), "10.00"));
        assertThat(decision.awarded("points")).isEqualTo(points);
    }
}
