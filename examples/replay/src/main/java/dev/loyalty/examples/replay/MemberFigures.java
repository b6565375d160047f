package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.WeekTables.series;

import dev.loyalty.examples.replay.WeeklyFigures.Week;
import dev.loyalty.examples.replay.html.DataTable;
import dev.loyalty.examples.replay.html.Lines;
import dev.loyalty.examples.replay.html.Markup;
import dev.loyalty.examples.replay.html.Page;
import dev.loyalty.examples.replay.html.Series;
import dev.loyalty.examples.replay.html.StackedAreas;
import dev.loyalty.examples.replay.html.WeekPlot;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongFunction;

/** The plots about members on the page, each with its table. */
final class MemberFigures {

    private static final int TEAL = 3;
    private static final int GREY = 8;
    private static final long WHOLE = Percent.of(1, 1).tenths();

    private final Markup out;
    private final List<Week> weeks;
    private final List<LocalDate> mondays;

    MemberFigures(Markup out, WeeklyFigures figures) {
        this.out = out;
        this.weeks = figures.weeks();
        this.mondays = weeks.stream().map(Week::monday).toList();
    }

    /** Draws the plots; there must be a week. */
    void write() {
        share();
        counts();
    }

    private void share() {
        String title = "Share of members who are active";
        Series share = series("share", TEAL, weeks, MemberFigures::tenthsActive);
        Page.openFigure(
                out,
                title,
                "Who placed an order in the week or the three before it, of all who have placed one so far."
                        + " In the first four weeks that is everybody.",
                List.of());
        out.open("div", "class", "scroll");
        Lines.draw(
                out,
                new WeekPlot(
                        "members-share", title, mondays, List.of(share), tenths -> new Percent(tenths).shortText()),
                WHOLE);
        out.close();
        table("members-share-table", title, List.of(share), tenths -> new Percent(tenths).text());
        out.close();
    }

    private void counts() {
        String title = "Members who have placed an order so far";
        Series active = series("active", TEAL, weeks, Week::activeMembers);
        Series inactive = series("not lately", GREY, weeks, week -> week.members() - week.activeMembers());
        Series all = series("all so far", Series.INK, weeks, Week::members);
        List<Series> series = List.of(active, inactive, all);
        Page.openFigure(out, title, "At the end of each week; active as above.", series);
        out.open("div", "class", "scroll");
        StackedAreas.draw(
                out,
                new WeekPlot("members-counts", title, mondays, List.of(active, inactive), UnitFormat::grouped),
                all);
        out.close();
        table("members-counts-table", title, series, UnitFormat::grouped);
        out.close();
    }

    private void table(String id, String title, List<Series> series, LongFunction<String> format) {
        new DataTable(id, title, WeekTables.columns(series), WeekTables.rows(mondays, series, format), List.of())
                .writeFolded(out);
    }

    private static long tenthsActive(Week week) {
        return Percent.of(week.activeMembers(), week.members()).tenths();
    }
}
