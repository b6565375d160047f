package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Levels on days that are not like others. */
class TierDatesTest {

    private static Club in(String zone, String tiers) {
        return Club.of(source(definition(tiers).replace("Europe/London", zone), Club.BY_THRESHOLD));
    }

    @Test
    @DisplayName("EC-D1: a month of grace from 31 January ends with 28 February")
    void graceEndsWithTheLastDayOfAShorterMonth() {
        Club club = Club.of(source(
                definition("kept: while-qualified\ngrace: 1 month"),
                Club.BY_THRESHOLD.replace("spentThisYear", "spent12Months")));
        club.buys("o1", "2025-01-31T10:00", "1000.00");
        AssessmentDecision lost = club.looks("2026-01-31T12:00");
        assertThat(lost.after().grace().until()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(club.levelAt("2026-02-28T23:59:59")).isEqualTo("gold");
        assertThat(club.waits("2026-03-01T00:00").level()).isNull();
    }

    @Test
    @DisplayName("EC-D2: a level of 29 February is kept to 28 February of the next year")
    void aYearFromALeapDayEndsOnTheDayBefore() {
        Club club = Club.with("kept: 12 months");
        AssessmentDecision won = club.buys("o1", "2028-02-29T12:00", "1000.00");
        assertThat(won.outcome().until()).isEqualTo(LocalDate.of(2029, 2, 28));
        assertThat(won.nextAssessment()).isEqualTo(time("2029-03-01T00:00"));
    }

    @Test
    @DisplayName("EC-D3, EC-D4: the last day of a level ends at midnight in the zone of the programme")
    void theLastDayEndsInTheZoneOfTheProgramme() {
        Club club = Club.of(source(
                definition("kept: end of quarter")
                        .replace("Europe/London", "America/Los_Angeles")
                        .replace("in: year }\n  spent12", "in: quarter }\n  spent12"),
                Club.BY_THRESHOLD));
        AssessmentDecision won = club.buys("o1", "2026-05-01T12:00:00Z", "1000.00");
        assertThat(won.outcome().until()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(won.nextAssessment()).isEqualTo(time("2026-07-01T07:00:00Z"));
        AssessmentDecision kept = club.waits("2026-10-01T06:59:59Z");
        assertThat(kept.at()).isEqualTo(time("2026-07-01T07:00:00Z"));
        assertThat(kept.level()).as("for another quarter").isEqualTo("gold");
        assertThat(club.waits("2026-10-01T07:00:00Z").level()).isNull();
    }

    @Test
    @DisplayName("EC-D7: where a day has no midnight, a level is reviewed when the day begins")
    void aDayWithoutMidnightBeginsLater() {
        Club club = in("America/Sao_Paulo", "kept: 1 day");
        AssessmentDecision won = club.buys("o1", "2018-11-02T12:00:00Z", "1000.00");
        assertThat(won.outcome().until()).isEqualTo(LocalDate.of(2018, 11, 3));
        assertThat(won.nextAssessment())
                .as("01:00, as the clock skips midnight")
                .isEqualTo(time("2018-11-04T03:00:00Z"));
        assertThat(club.waits("2018-11-04T03:00:00Z").at()).isEqualTo(time("2018-11-04T03:00:00Z"));
    }

    @Test
    @DisplayName("EC-D6: days of a term are days of the calendar, also where one of them has 23 hours")
    void daysOfATermAreDaysOfTheCalendar() {
        Club club = in("Europe/Berlin", "kept: 1 day");
        AssessmentDecision won = club.buys("o1", "2026-03-28T11:00:00Z", "1000.00");
        assertThat(won.nextAssessment())
                .as("midnight after 29 March, in summer time")
                .isEqualTo(time("2026-03-29T22:00:00Z"));
    }
}
