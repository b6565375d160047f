package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.model.Moment;
import java.time.Instant;
import java.time.MonthDay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberFactTest {

    private final Loyalty loyalty = Fixture.loyalty(DEFINITION, """
            rule "Birthday"
            when
                Member( birthday )
                $moment : Moment()
            then
                earn.points( $moment, policy.points );
            end
            rule "Joined today"
            when
                Member( daysSinceJoining == 0 )
                $moment : Moment()
            then
                earn.points( $moment, policy.points );
            end
            """);

    @ParameterizedTest
    @DisplayName("EC-D2: 29 February is a birthday on the 28th in common years, once a year")
    @CsvSource({
        "--02-29, 2028-02-29T12:00:00Z, 1",
        "--02-29, 2028-02-28T12:00:00Z, 0",
        "--02-29, 2027-02-28T12:00:00Z, 1",
        "--02-29, 2027-03-01T12:00:00Z, 0",
        "--06-30, 2027-06-30T12:00:00Z, 1",
        "--06-30, 2027-06-29T23:30:00Z, 1",
        "--06-30, 2027-06-30T23:30:00Z, 0",
    })
    void knowsTheBirthdayInTheProgrammesZone(String birthday, String at, long points) {
        Member member = Member.builder("m1").birthday(MonthDay.parse(birthday)).build();
        assertThat(earn(member, at)).isEqualTo(points);
    }

    @Test
    void countsDaysSinceJoiningOnTheCalendar() {
        Member member = Member.builder("m1")
                .joined(Instant.parse("2027-06-29T23:30:00Z"))
                .build();
        assertThat(earn(member, "2027-06-30T01:00:00Z")).isEqualTo(1);
        assertThat(earn(member, "2027-06-30T23:30:00Z")).isZero();
    }

    @Test
    void knowsNothingOfAMemberWhoSaidNothing() {
        assertThat(earn(Member.of("m1"), "2027-06-30T01:00:00Z")).isZero();
    }

    private long earn(Member member, String at) {
        return loyalty.earn(new EarningRequest(
                        "acme", member, Moment.of("n1", Instant.parse(at), "nightly"), LedgerSnapshot.empty("m1")))
                .awarded("points");
    }
}
