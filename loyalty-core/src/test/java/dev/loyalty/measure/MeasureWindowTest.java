package dev.loyalty.measure;

import static dev.loyalty.measure.Shop.LONDON;
import static dev.loyalty.measure.Shop.ORDERS;
import static dev.loyalty.measure.Shop.SPENT;
import static dev.loyalty.measure.Shop.buy;
import static dev.loyalty.measure.Shop.giveBackAll;
import static dev.loyalty.measure.Shop.history;
import static dev.loyalty.measure.Shop.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.model.Member;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureWindow;
import dev.loyalty.policy.definition.Viewpoint;
import dev.loyalty.policy.definition.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows that are counted from something else than the calendar. */
class MeasureWindowTest {

    private static final Measure THIS_MEMBER_YEAR = ORDERS.within(new MeasureWindow.MemberYear());
    private static final Measure SINCE_CHANGE = ORDERS.within(new MeasureWindow.SinceTierChange());

    @ParameterizedTest
    @DisplayName(
            "EC-D2: a year of membership begins on the anniversary, that day included; 29 February has it on the 28th")
    @CsvSource({
        // joined, look, an order, inside
        "2024-05-10T15:00:00Z,2026-05-10T12:00:00Z,2026-05-09T22:59:59Z,0",
        "2024-05-10T15:00:00Z,2026-05-10T12:00:00Z,2026-05-09T23:00:00Z,1",
        "2024-05-10T15:00:00Z,2026-05-09T12:00:00Z,2025-05-09T23:00:00Z,1",
        "2024-05-10T15:00:00Z,2026-05-09T12:00:00Z,2025-05-09T22:59:59Z,0",
        "2024-02-29T12:00:00Z,2025-02-28T00:00:00Z,2025-02-28T00:00:00Z,1",
        "2024-02-29T12:00:00Z,2025-02-28T00:00:00Z,2025-02-27T23:59:59Z,0",
        "2024-02-29T12:00:00Z,2028-02-28T12:00:00Z,2027-02-28T12:00:00Z,1",
        "2024-02-29T12:00:00Z,2028-02-29T00:00:00Z,2028-02-28T23:59:59Z,0",
        // What happened before joining is in a year of its own.
        "2026-05-10T15:00:00Z,2026-05-01T12:00:00Z,2025-06-01T12:00:00Z,1",
        "2026-05-10T15:00:00Z,2026-05-10T15:00:00Z,2026-05-09T12:00:00Z,0",
    })
    void aYearOfMembershipBeginsOnTheAnniversary(Instant joined, Instant at, String order, long expected) {
        Member member = Member.builder("m1").joined(joined).build();

        assertThat(seen(THIS_MEMBER_YEAR, Viewpoint.of(member, at, LONDON), buy("o1", order, "1.00")))
                .isEqualTo(expected);
    }

    @Test
    void aYearOfMembershipNeedsToKnowWhenTheMemberJoined() {
        assertThatThrownBy(() -> seen(
                        THIS_MEMBER_YEAR,
                        Viewpoint.of(Member.of("m1"), time("2026-05-10T12:00:00Z"), LONDON),
                        buy("o1", "2026-05-01T12:00:00Z", "1.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe Member.builder( … ).joined( … )");
    }

    @Test
    void sinceTheLevelChangedCountsWhatCameAfterTheChange() {
        EarningDecision[] orders = {
            buy("o1", "2026-03-01T12:00:00Z", "1.00"),
            buy("o2", "2026-03-02T12:00:00Z", "1.00"),
            buy("o3", "2026-03-03T12:00:00Z", "1.00")
        };
        Viewpoint from = Viewpoint.of(time("2026-04-01T12:00:00Z"), LONDON);

        assertThat(seen(SINCE_CHANGE, from, orders)).isEqualTo(3);
        assertThat(seen(SINCE_CHANGE, from.withTierSince(time("2026-03-02T12:00:00Z")), orders))
                .isEqualTo(1);
        assertThat(SINCE_CHANGE.start(from.withTierSince(time("2026-03-02T12:00:00Z"))))
                .contains(time("2026-03-02T12:00:00Z"));
        assertThat(SINCE_CHANGE.start(from)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31T22:59:59Z,0", "2026-03-31T23:00:00Z,1", "2026-06-30T22:59:59Z,1", "2026-06-30T23:00:00Z,0"})
    void aFixedWindowCountsWhatHappenedWhileItWasOpen(String order, long expected) {
        Window spring = Window.days("spring", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));
        Measure inSpring = ORDERS.within(new MeasureWindow.During(spring));
        Viewpoint later = Viewpoint.of(time("2027-01-01T12:00:00Z"), LONDON);

        assertThat(seen(inSpring, later, buy("o1", order, "1.00"))).isEqualTo(expected);
        assertThat(inSpring.start(later)).contains(time("2026-03-31T23:00:00Z"));
        assertThat(seen(
                        inSpring,
                        Viewpoint.of(time("2026-05-01T12:00:00Z"), LONDON),
                        buy("o1", "2026-05-02T12:00:00Z", "1.00")))
                .isZero();
    }

    @Test
    void justBeforeTheBorderOfAYearAllOfTheYearIsSeen() {
        Measure thisYear = ORDERS.in(PeriodUnit.YEAR);
        EarningDecision first = buy("o1", "2026-01-01T00:00:00Z", "1.00");
        EarningDecision last = buy("o2", "2026-12-31T23:59:59.999999999Z", "1.00");
        EarningDecision next = buy("o3", "2027-01-01T00:00:00Z", "1.00");
        Instant border = time("2027-01-01T00:00:00Z");

        assertThat(seen(thisYear, Viewpoint.before(Member.of("m1"), border, LONDON), first, last, next))
                .isEqualTo(2);
        assertThat(seen(thisYear, Viewpoint.of(border, LONDON), first, last, next))
                .isEqualTo(1);
    }

    @Test
    void aMomentOfThePastCanBeLookedAtWithWhatCameBackSince() {
        EarningDecision december = buy("o1", "2025-12-10T12:00:00Z", "100.00");
        MemberHistory history =
                history().plus(december).plus(giveBackAll("r1", "2026-01-15T12:00:00Z", december, List.of()));
        Measure thisYear = SPENT.in(PeriodUnit.YEAR);
        Viewpoint endOfYear = Viewpoint.before(Member.of("m1"), time("2026-01-01T00:00:00Z"), LONDON);

        assertThat(history.values(List.of(thisYear), endOfYear, null).decimal("spent"))
                .isEqualTo("100");
        assertThat(history.values(List.of(thisYear), endOfYear.withReturnsUntil(time("2026-01-15T12:00:00Z")), null)
                        .decimal("spent"))
                .isZero();
    }

    @Test
    void whatIsKnownIsNotEarlierThanTheMoment() {
        Viewpoint from = Viewpoint.of(time("2026-01-15T12:00:00Z"), LONDON);
        assertThatThrownBy(() -> from.withReturnsUntil(time("2026-01-15T11:59:59Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe the two are exchanged?");
    }

    private static long seen(Measure orders, Viewpoint from, EarningDecision... receipts) {
        return history()
                .plus(List.of(receipts))
                .values(List.of(orders), from, null)
                .whole("orders");
    }
}
