package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.UnitFormat.grouped;

import dev.loyalty.examples.replay.SummaryTables.Row;
import dev.loyalty.examples.replay.SummaryTables.Table;
import dev.loyalty.examples.replay.html.DataTable;
import dev.loyalty.examples.replay.html.Markup;
import dev.loyalty.examples.replay.html.Page;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One page of HTML about a replay: plots by week, and the summary's figures. The same replay gives the same bytes. */
final class HtmlReport {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final Markup out;
    private final ReplayResult result;
    private final WeeklyFigures figures;
    private final PolicyDefinition policy;

    private HtmlReport(Markup out, ReplayResult result, WeeklyFigures figures) {
        this.out = out;
        this.result = result;
        this.figures = figures;
        this.policy = result.version().definition();
    }

    /** The page. */
    static String of(ReplayResult result, WeeklyFigures figures) {
        Markup out = Page.open("Replay of " + result.version().id());
        HtmlReport report = new HtmlReport(out, result, figures);
        report.head();
        report.accounts();
        report.members();
        report.summary();
        return Page.close(out);
    }

    private void head() {
        out.element("h1", policy.title());
        out.element("p", "What a shop's orders came to under this policy.", "class", "soft");
        out.open("dl", "class", "wide");
        fact("Policy version", result.version().id().toString());
        fact("Policy read from", result.policy());
        fact("Data", result.data());
        fact("Data range", range());
        out.close();
        out.open("dl");
        Report report = result.report();
        long rejected = result.badLines().counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        fact("Lines read", grouped(result.linesRead()));
        fact("Lines rejected", grouped(rejected));
        fact("Members", grouped(report.members));
        fact("Orders of members", grouped(report.orders));
        fact("Their cancellations", grouped(report.cancellations));
        out.close();
    }

    private String range() {
        Instant first = figures.first();
        Instant last = figures.last();
        return first == null || last == null
                ? "no invoices"
                : MINUTE.format(first.atZone(policy.zone())) + " to " + MINUTE.format(last.atZone(policy.zone())) + " ("
                        + policy.zone() + ")";
    }

    private void accounts() {
        for (Account account : policy.accounts().values()) {
            Report.Account totals = result.report().account(account.name());
            UnitFormat format = SummaryTables.format(result, account);
            out.element("h2", "Account " + account.name());
            out.open("dl");
            fact("Issued", format.format(totals.issued));
            fact("Reversed", format.format(totals.reversed));
            if (totals.spent > 0) {
                fact("Redeemed", format.format(totals.redeemed));
            }
            fact("Expired", format.format(totals.expired));
            fact("Outstanding", format.format(totals.outstanding()));
            fact("Of these pending", format.format(totals.pending));
            if (totals.spent > 0) {
                UnitFormat pounds = SummaryTables.money(result);
                fact("Taken off, " + policy.currency().getCode(), pounds.format(totals.worth));
                fact("Liability, " + policy.currency().getCode(), pounds.format(totals.worthOf(totals.outstanding())));
            }
            out.close();
            if (totals.issued == 0) {
                out.element("p", "Nothing was issued.");
            } else {
                new AccountFigures(out, result, figures, account).write();
            }
        }
    }

    private void members() {
        if (result.report().members > 0) {
            out.element("h2", "Members");
            new MemberFigures(out, figures).write();
        }
    }

    private void summary() {
        out.element("h2", "Summary").open("div", "class", "tables");
        table("input", SummaryTables.input(result));
        table("cancelled-lines", SummaryTables.cancelledLines(result));
        for (Account account : policy.accounts().values()) {
            table(account.name() + "-account", SummaryTables.account(result, account));
            table(account.name() + "-rules-summary", SummaryTables.rules(result, account));
        }
        if (policy.tiers().isDeclared()) {
            table("levels", SummaryTables.levels(result));
            table("level-flow", SummaryTables.levelFlow(result), "from");
        }
        table("books", SummaryTables.books(result));
        out.close();
        List<String> silent = SummaryTables.silentRules(result);
        if (!silent.isEmpty()) {
            out.element("p", "Rules that granted nothing: " + String.join(", ", silent));
        }
        out.element(
                "p",
                "Weeks begin on Mondays in " + policy.zone() + ". Hash of the policy version: "
                        + result.version().id().hash(),
                "class",
                "soft hash");
    }

    private void fact(String name, String value) {
        out.open("div").element("dt", name).element("dd", value).close();
    }

    private void table(String id, Table table) {
        table(id, table, "rule");
    }

    /** @param first what a row is, for tables with columns */
    private void table(String id, Table table, String first) {
        List<String> columns = new ArrayList<>();
        if (!table.columns().isEmpty()) {
            columns.add(first);
            columns.addAll(table.columns());
        }
        List<List<String>> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of("  ".repeat(row.depth()) + row.name()));
            cells.addAll(row.values());
            rows.add(cells);
        }
        new DataTable(id, table.heading(), columns, rows, List.of()).write(out);
    }
}
