package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.model.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberFactTest {

    private static final String RULES = """
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
            """;

    private final Loyalty loyalty = Fixture.loyalty(DEFINITION, RULES);

    @ParameterizedTest
    @DisplayName("EC-D2: who was born on 29 February has a birthday on the day that the merchant chooses, once a year")
    @CsvSource({
        "'', 02-28",
        "february-28, 02-28",
        "march-1, 03-01",
    })
    void celebratesALeapDayOnceAYear(String choice, String otherYears) {
        String definition =
                choice.isEmpty() ? DEFINITION : DEFINITION + "switches: { leap-birthday: " + choice + " }\n";
        Loyalty merchant = Fixture.loyalty(definition, RULES);
        Member member = Member.builder("m1").birthday(MonthDay.of(2, 29)).build();
        for (int year = 2026; year <= 2032; year++) {
            List<String> birthdays = new ArrayList<>();
            for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
                if (earn(merchant, member, day + "T12:00:00Z") > 0) {
                    birthdays.add(day.toString());
                }
            }
            assertThat(birthdays).containsExactly(year + "-" + (Year.isLeap(year) ? "02-29" : otherYears));
        }
    }

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
        return earn(loyalty, member, at);
    }

    private static long earn(Loyalty loyalty, Member member, String at) {
        return loyalty.earn(new EarningRequest(
                        "acme", member, Moment.of("n1", Instant.parse(at), "nightly"), LedgerSnapshot.empty("m1")))
                .awarded("points");
    }
}
