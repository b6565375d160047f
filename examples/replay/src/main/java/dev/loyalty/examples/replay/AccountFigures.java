package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.UnitFormat.grouped;
import static dev.loyalty.examples.replay.WeekTables.series;

import dev.loyalty.examples.replay.WeeklyFigures.AccountWeek;
import dev.loyalty.examples.replay.html.DataTable;
import dev.loyalty.examples.replay.html.Histogram;
import dev.loyalty.examples.replay.html.Markup;
import dev.loyalty.examples.replay.html.Page;
import dev.loyalty.examples.replay.html.Series;
import dev.loyalty.examples.replay.html.StackedAreas;
import dev.loyalty.examples.replay.html.StackedBars;
import dev.loyalty.examples.replay.html.WeekPlot;
import dev.loyalty.policy.definition.Account;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The plots of one account on the page, each with its table. */
final class AccountFigures {

    private static final int BLUE = 1;
    private static final int ORANGE = 2;
    private static final int RED = 4;
    private static final int GREY = 8;

    private final Markup out;
    private final String name;
    private final UnitFormat unit;
    private final LongFunction<String> format;
    private final List<String> rules;
    private final List<BalanceBins.Bin> balances;
    private final Report.Account totals;
    private final UnitFormat money;
    private final List<LocalDate> mondays;
    private final List<AccountWeek> weeks;

    AccountFigures(Markup out, ReplayResult result, WeeklyFigures figures, Account account) {
        this.out = out;
        this.name = account.name();
        this.unit = SummaryTables.format(result, account);
        this.format = unit::format;
        this.rules = SummaryTables.rules(result, account).rows().stream()
                .map(SummaryTables.Row::name)
                .toList();
        this.totals = result.report().account(name);
        this.money = SummaryTables.money(result);
        this.balances = figures.balances(name).bins();
        this.mondays = figures.weeks().stream().map(WeeklyFigures.Week::monday).toList();
        this.weeks = figures.weeks().stream().map(week -> week.account(name)).toList();
    }

    /** Draws the plots; there must be a week. */
    void write() {
        issuedByRule();
        outstanding();
        if (totals.spent > 0) {
            liability();
        }
        flows();
        balances();
    }

    /** Each rule has a colour of its own, as far as there are colours; the rules that gave least share the last one. */
    private void issuedByRule() {
        boolean enough = rules.size() <= Series.COLOURS;
        int own = enough ? rules.size() : Series.COLOURS - 1;
        List<Series> all = new ArrayList<>();
        for (String rule : rules) {
            int colour = Math.min(all.size() + 1, Series.COLOURS);
            all.add(series(rule, colour, weeks, week -> week.granted(rule)));
        }
        List<Series> drawn = new ArrayList<>(all.subList(0, own));
        if (!enough) {
            List<String> others = rules.subList(own, rules.size());
            drawn.add(series(others.size() + " other rules", Series.COLOURS, weeks, week -> granted(week, others)));
        }
        all.add(series("all rules", Series.INK, weeks, week -> granted(week, rules)));

        String title = unit.noun() + " issued per week, by rule";
        Page.openFigure(
                out, title, "In the week of the order. What was taken back later is not subtracted here.", drawn);
        plot("rules", title, drawn, StackedBars::draw);
        table("rules", title, all, true);
        out.close();
    }

    private void outstanding() {
        List<Series> all = List.of(
                series("active", BLUE, weeks, AccountWeek::active),
                series("pending", ORANGE, weeks, AccountWeek::pending),
                series("owed by members", RED, weeks, week -> -week.debt()));
        Series total = series("outstanding", Series.INK, weeks, AccountWeek::outstanding);
        List<Series> drawn = withoutEmpty(all);
        List<Series> withTotal = new ArrayList<>(drawn);
        withTotal.add(total);

        String title = unit.noun() + " outstanding at the end of each week";
        Page.openFigure(
                out,
                title,
                "What the shop still has to honour: what members can spend (active) or will be able to (pending), less"
                        + " what they owe. The last week ends with the data.",
                withTotal);
        plot("outstanding", title, drawn, (markup, plot) -> StackedAreas.draw(markup, plot, total));
        List<Series> columns = new ArrayList<>(all);
        columns.add(total);
        table("outstanding", title, columns, false);
        out.close();
    }

    /** What is outstanding, in money: each unit at what those that were redeemed took off on average. */
    private void liability() {
        List<Series> all = List.of(
                series("active", BLUE, weeks, week -> totals.worthOf(week.active())),
                series("pending", ORANGE, weeks, week -> totals.worthOf(week.pending())),
                series("owed by members", RED, weeks, week -> -totals.worthOf(week.debt())));
        Series total = series(
                "liability",
                Series.INK,
                weeks,
                week -> all.stream()
                        .mapToLong(series -> series.values().get(weeks.indexOf(week)))
                        .sum());
        List<Series> drawn = withoutEmpty(all);
        List<Series> withTotal = new ArrayList<>(drawn);
        withTotal.add(total);

        String title = "Liability in " + money.currency().getCode() + " at the end of each week";
        Page.openFigure(
                out,
                title,
                "What is outstanding, at the value that redeemed units had on average over the whole replay.",
                withTotal);
        out.open("div", "class", "scroll");
        StackedAreas.draw(out, new WeekPlot(id("liability"), title, mondays, drawn, money::format), total);
        out.close();
        List<Series> columns = new ArrayList<>(all);
        columns.add(total);
        new DataTable(
                        id("liability-table"),
                        title,
                        WeekTables.columns(columns),
                        WeekTables.rows(mondays, columns, money::format),
                        List.of())
                .writeFolded(out);
        out.close();
    }

    private void flows() {
        Series issued = series("issued", BLUE, weeks, week -> week.flows().issued());
        Series reversed = series("reversed", RED, weeks, week -> -week.flows().reversed());
        Series redeemed =
                series("redeemed", ORANGE, weeks, week -> -week.flows().redeemed());
        Series expired = series("expired", GREY, weeks, week -> -week.flows().expired());
        Series change = series("change", Series.INK, weeks, week -> week.flows().expected());

        boolean spent = totals.spent > 0;
        String title = unit.noun()
                + (spent ? " issued, reversed, redeemed and expired" : " issued, reversed and expired") + " per week";
        List<Series> drawn = spent ? List.of(issued, reversed, redeemed, expired) : List.of(issued, reversed, expired);
        Page.openFigure(
                out,
                title,
                "Above zero what came in; below zero what returns of goods took back, what was spent, and what was lost by"
                        + " expiry.",
                drawn);
        plot("flows", title, drawn, StackedBars::draw);
        List<Series> columns = new ArrayList<>(drawn);
        columns.add(change);
        table("flows", title, columns, true);
        out.close();
    }

    private void balances() {
        long members = balances.stream().mapToLong(BalanceBins.Bin::members).sum();
        long units = balances.stream().mapToLong(BalanceBins.Bin::units).reduce(0, Math::addExact);
        String title = unit.noun() + " that members hold in the end";
        Page.openFigure(
                out,
                title,
                "How many members hold how much, active and pending together, less what they owe. The bins grow"
                        + " with what is held.",
                List.of());
        out.open("div", "class", "scroll");
        List<Histogram.Bin> bins = balances.stream().map(this::drawn).toList();
        String axis = "from … on, and less than the next";
        Histogram.draw(out, id("balances"), title, bins, balances.stream().anyMatch(bin -> bin.from() > 0) ? axis : "");
        out.close();
        List<List<String>> rows = balances.stream()
                .map(bin -> List.of(
                        words(bin),
                        grouped(bin.members()),
                        Percent.of(bin.members(), members).text(),
                        unit.format(bin.units())))
                .toList();
        List<String> totals = List.of("all members", grouped(members), "", unit.format(units));
        new DataTable(
                        id("balances-table"),
                        title,
                        List.of("a member holds", "members", "share", "together"),
                        rows,
                        totals)
                .writeFolded(out);
        out.close();
    }

    private Histogram.Bin drawn(BalanceBins.Bin bin) {
        String label = bin.from() > 0 ? "" : bin.from() < 0 ? "owes" : "0";
        String border = bin.from() > 0 ? unit.shortFormat(bin.from()) : "";
        return new Histogram.Bin(label, border, "Members with " + words(bin), bin.members());
    }

    private String words(BalanceBins.Bin bin) {
        if (bin.from() < 0) {
            return "less than 0";
        }
        return bin.from() == bin.to()
                ? unit.format(bin.from())
                : unit.format(bin.from()) + " to " + unit.format(bin.to());
    }

    private static long granted(AccountWeek week, List<String> rules) {
        return rules.stream().mapToLong(week::granted).reduce(0, Math::addExact);
    }

    private static List<Series> withoutEmpty(List<Series> all) {
        return all.stream()
                .filter(series -> series.values().stream().anyMatch(value -> value != 0))
                .toList();
    }

    private interface Drawing {
        void draw(Markup out, WeekPlot plot);
    }

    private void plot(String figure, String title, List<Series> series, Drawing drawing) {
        out.open("div", "class", "scroll");
        drawing.draw(out, new WeekPlot(id(figure), title, mondays, series, format));
        out.close();
    }

    private void table(String figure, String title, List<Series> series, boolean summed) {
        new DataTable(
                        id(figure + "-table"),
                        title,
                        WeekTables.columns(series),
                        WeekTables.rows(mondays, series, format),
                        summed ? WeekTables.totals(series, format) : List.of())
                .writeFolded(out);
    }

    private String id(String figure) {
        return name + "-" + figure;
    }
}
