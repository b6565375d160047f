package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.Shop.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.examples.replay.Shop.Followed;
import dev.loyalty.examples.replay.WeeklyFigures.Week;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeklyFiguresTest {

    private static String bought(String invoice, String date, int quantity, String customer) {
        return row(invoice, "A", String.valueOf(quantity), date, "10.00", customer);
    }

    private static String cancelled(String invoice, String date, int quantity, String customer) {
        return row("C" + invoice, "A", String.valueOf(-quantity), date, "10.00", customer);
    }

    @Test
    void keepsEveryWeekFromTheFirstToTheLastInvoice() throws IOException {
        Followed replay = Shop.follow(
                bought("1", "2011-01-05T10:00", 5, "1"),
                cancelled("2", "2011-01-09T23:59", 1, "1"),
                cancelled("3", "2011-01-10T00:00", 2, "1"),
                bought("4", "2011-01-24T10:00", 3, "2"));
        assertThat(replay.figures().weeks())
                .extracting(
                        Week::monday,
                        week -> week.account("points").flows().issued(),
                        week -> week.account("points").flows().reversed(),
                        week -> week.account("points").outstanding())
                .containsExactly(
                        tuple(LocalDate.of(2011, 1, 3), 50L, 10L, 40L),
                        tuple(LocalDate.of(2011, 1, 10), 0L, 20L, 20L),
                        tuple(LocalDate.of(2011, 1, 17), 0L, 0L, 20L),
                        tuple(LocalDate.of(2011, 1, 24), 30L, 0L, 50L));
    }

    @Test
    void cutsWeeksInTheZoneOfThePolicy() throws IOException {
        String definition = Shop.DEFINITION.replace("Europe/London", "Asia/Tokyo");
        Followed replay = Shop.followBy(definition, Shop.EARNING, bought("1", "2011-01-09T16:00", 1, "1"));
        assertThat(replay.figures().weeks())
                .singleElement()
                .extracting(Week::monday)
                .isEqualTo(LocalDate.of(2011, 1, 10));
    }

    @Test
    void readsFromTheLedgersWhatTheReceiptsSumTo() throws IOException {
        String definition = Shop.DEFINITION.replace("expires: 6 months", "pending: 10 days, expires: 1 month");
        Followed replay = Shop.followBy(
                definition,
                Shop.EARNING,
                bought("1", "2011-01-03T10:00", 5, "1"),
                bought("2", "2011-01-12T10:00", 7, "2"),
                cancelled("3", "2011-01-14T10:00", 3, "2"),
                bought("4", "2011-02-01T10:00", 2, "1"),
                bought("5", "2011-04-30T10:00", 1, "3"));
        long sum = 0;
        for (Week week : replay.figures().weeks()) {
            sum += week.account("points").flows().expected();
            assertThat(week.account("points").outstanding())
                    .as("%s", week.monday())
                    .isEqualTo(sum);
        }
        assertThat(sum).isEqualTo(replay.points().outstanding()).isEqualTo(10);
        assertThat(replay.points().expired).isEqualTo(110);
        List<Week> weeks = replay.figures().weeks();
        assertThat(weeks.get(0).account("points").pending()).isEqualTo(50);
        assertThat(weeks.get(1).account("points").active()).isEqualTo(50);
        assertThat(weeks.get(1).account("points").pending()).isEqualTo(40);
    }

    @Test
    void countsMembersAsActiveInTheWeekOfAnOrderAndTheThreeAfter() throws IOException {
        Followed replay = Shop.follow(
                bought("1", "2011-01-03T10:00", 1, "1"),
                bought("2", "2011-01-11T10:00", 1, "2"),
                cancelled("3", "2011-01-25T10:00", 1, "1"),
                row("4", "A", "1", "2011-02-01T10:00", "10.00", ""));
        assertThat(replay.figures().weeks())
                .extracting(Week::members, Week::activeMembers)
                .containsExactly(tuple(1L, 1L), tuple(2L, 2L), tuple(2L, 2L), tuple(2L, 2L), tuple(2L, 1L));
    }

    @Test
    void refusesAFileThatSpansAnAge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Shop.follow(bought("1", "2011-01-03T10:00", 1, "1"), bought("2", "9999-01-03T10:00", 1, "1")))
                .withMessageContaining("invoice 2:3")
                .withMessageContaining("Maybe its date is wrong?");
    }
}
