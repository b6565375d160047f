package dev.loyalty.policy.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    @DisplayName("EC-D18: nothing falls between the last moment of a window and the first after it")
    void isHalfOpen() {
        Window spring = Window.days("spring", LocalDate.of(2011, 4, 1), LocalDate.of(2011, 4, 14));
        Window next = Window.days("next", LocalDate.of(2011, 4, 15), LocalDate.of(2011, 4, 15));

        assertThat(spring.isOpen(at("2011-03-31T23:59:59.999", NEW_YORK), NEW_YORK))
                .isFalse();
        assertThat(spring.isOpen(at("2011-04-01T00:00", NEW_YORK), NEW_YORK)).isTrue();
        Instant late = at("2011-04-14T23:59:59.500", NEW_YORK);
        assertThat(spring.isOpen(late, NEW_YORK)).isTrue();
        assertThat(next.isOpen(late, NEW_YORK)).isFalse();
        Instant border = at("2011-04-15T00:00", NEW_YORK);
        assertThat(spring.isOpen(border, NEW_YORK)).isFalse();
        assertThat(next.isOpen(border, NEW_YORK)).isTrue();
    }

    @Test
    void isJudgedByTheClocksOfItsZone() {
        Window spring = Window.days("spring", LocalDate.of(2011, 4, 1), LocalDate.of(2011, 4, 14));

        assertThat(spring.isOpen(Instant.parse("2011-04-01T03:59:59Z"), NEW_YORK))
                .isFalse();
        assertThat(spring.isOpen(Instant.parse("2011-04-01T04:00:00Z"), NEW_YORK))
                .isTrue();
    }

    @Test
    void canBeOpenAtOneEnd() {
        Window from = new Window("w", LocalDateTime.parse("2026-01-01T09:00"), null, Set.of(), null);
        Window until = new Window("w", null, LocalDateTime.parse("2026-01-01T09:00"), Set.of(), null);

        assertThat(from.isOpen(at("2026-01-01T09:00", BERLIN), BERLIN)).isTrue();
        assertThat(until.isOpen(at("2026-01-01T09:00", BERLIN), BERLIN)).isFalse();
        assertThat(from.isOpen(at("2026-01-01T08:59:59", BERLIN), BERLIN)).isFalse();
        assertThat(until.isOpen(at("2026-01-01T08:59:59", BERLIN), BERLIN)).isTrue();
    }

    @Test
    void opensOnItsWeekdaysAndTimesOnly() {
        Window happyHour = new Window(
                "happy",
                null,
                null,
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                new TimesOfDay(LocalTime.of(17, 0), LocalTime.of(19, 0)));

        // 14 November 2026 is a Saturday.
        assertThat(happyHour.isOpen(at("2026-11-14T16:59:59", BERLIN), BERLIN)).isFalse();
        assertThat(happyHour.isOpen(at("2026-11-14T17:00", BERLIN), BERLIN)).isTrue();
        assertThat(happyHour.isOpen(at("2026-11-14T18:59:59.999", BERLIN), BERLIN))
                .isTrue();
        assertThat(happyHour.isOpen(at("2026-11-14T19:00", BERLIN), BERLIN)).isFalse();
        assertThat(happyHour.isOpen(at("2026-11-16T17:00", BERLIN), BERLIN)).isFalse();
    }

    @Test
    void timesOverMidnightBelongToTheDayOnWhichTheyBegin() {
        Window night = new Window(
                "night",
                null,
                null,
                Set.of(DayOfWeek.SATURDAY),
                new TimesOfDay(LocalTime.of(22, 0), LocalTime.of(2, 0)));

        assertThat(night.isOpen(at("2026-11-14T01:00", BERLIN), BERLIN)).isFalse();
        assertThat(night.isOpen(at("2026-11-14T22:00", BERLIN), BERLIN)).isTrue();
        assertThat(night.isOpen(at("2026-11-15T01:59:59", BERLIN), BERLIN)).isTrue();
        assertThat(night.isOpen(at("2026-11-15T02:00", BERLIN), BERLIN)).isFalse();
        assertThat(night.isOpen(at("2026-11-15T22:00", BERLIN), BERLIN)).isFalse();
    }

    @Test
    void timesUntilMidnightEndWithTheDay() {
        Window evening =
                new Window("evening", null, null, Set.of(), new TimesOfDay(LocalTime.of(20, 0), LocalTime.MIDNIGHT));

        assertThat(evening.isOpen(at("2026-11-14T23:59:59.999", BERLIN), BERLIN))
                .isTrue();
        assertThat(evening.isOpen(at("2026-11-15T00:00", BERLIN), BERLIN)).isFalse();
    }

    @Test
    void keepsWeekdaysInTheirOrder() {
        Window window = new Window("w", null, null, Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), null);

        assertThat(window.on()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void refusesToBeAlwaysOpenOrNever() {
        assertThatThrownBy(() -> new Window("w", null, null, Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("always open");
        LocalDateTime moment = LocalDateTime.parse("2026-01-01T00:00");
        assertThatThrownBy(() -> new Window("w", moment, moment, Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe the two are exchanged?");
        assertThatThrownBy(() -> new TimesOfDay(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
