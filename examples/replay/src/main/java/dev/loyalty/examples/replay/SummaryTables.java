package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.UnitFormat.grouped;

import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of the summary, for the terminal and for the page. */
final class SummaryTables {

    static final String BALANCED = "issued - reversed - redeemed - expired - outstanding is 0 for every member";

    private SummaryTables() {}

    /**
     * Figures that belong together.
     *
     * @param columns what the values of a row are; empty if each row has one that needs no heading
     */
    record Table(String heading, List<String> columns, List<Row> rows) {
        Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A name and its figures.
     *
     * @param depth 0, or more if it is a part of what stands above
     * @param values none if the name says it all
     */
    record Row(int depth, String name, List<String> values) {
        Row {
            values = List.copyOf(values);
        }
    }

    /** What was read, and how much of it was rejected. */
    static Table input(ReplayResult result) {
        Report report = result.report();
        Map<BadLineException.Reason, Long> rejected = result.badLines().counts();
        List<Row> rows = new ArrayList<>();
        rows.add(row(0, "lines read", result.linesRead()));
        rows.add(row(
                0,
                "lines rejected",
                rejected.values().stream().mapToLong(Long::longValue).sum()));
        rejected.forEach((reason, count) -> rows.add(row(1, reason.toString(), count)));
        result.badLines().examples().forEach(example -> rows.add(new Row(1, example, List.of())));
        rows.add(row(0, "members", report.members));
        rows.add(row(0, "orders of members", report.orders));
        if (redeems(result)) {
            rows.add(row(1, "with something redeemed", report.redemptions));
        }
        rows.add(row(0, "orders of guests, which earn nothing", report.guestOrders));
        rows.add(row(0, "cancellations of members", report.cancellations));
        rows.add(row(0, "cancellations of guests", report.guestCancellations));
        rows.add(row(0, "adjustments of the shop's own books", report.adjustments));
        return new Table("Input", List.of(), rows);
    }

    /** What cancelled lines were matched to. */
    static Table cancelledLines(ReplayResult result) {
        Report.CancelledLines lines = result.report().cancelledLines;
        return new Table(
                "Cancelled lines",
                List.of(),
                List.of(
                        row(0, "all", lines.all()),
                        row(1, "of guests", lines.guests),
                        row(1, "covered by earlier purchases", lines.covered),
                        row(1, "covered in part", lines.partlyCovered),
                        row(1, "purchase not in the data", lines.notInData),
                        row(0, "covered, but the purchase is no longer open", lines.reachingClosed)));
    }

    /** What became of the units of an account. */
    static Table account(ReplayResult result, Account account) {
        Report.Account totals = result.report().account(account.name());
        UnitFormat format = format(result, account);
        List<Row> rows = new ArrayList<>();
        rows.add(row(0, "issued", totals.issued, format));
        rows.add(row(0, "- reversed", totals.reversed, format));
        if (redeems(result)) {
            rows.add(row(0, "- redeemed", totals.redeemed, format));
        }
        rows.add(row(0, "- expired", totals.expired, format));
        rows.add(row(0, "= outstanding", totals.outstanding(), format));
        rows.add(row(2, "active", totals.active, format));
        rows.add(row(2, "pending", totals.pending, format));
        rows.add(row(2, "owed by members", totals.debt, format));
        if (totals.spent > 0) {
            UnitFormat pounds = money(result);
            rows.add(row(0, "taken off by what was redeemed, GBP", totals.worth, pounds));
            rows.add(row(0, "liability: outstanding at that value, GBP", totals.worthOf(totals.outstanding()), pounds));
        }
        return new Table("Account " + account.name(), List.of(), rows);
    }

    /** Whether the policy lets anything be redeemed. */
    static boolean redeems(ReplayResult result) {
        return !result.version().rules(RuleSet.REDEMPTION).isEmpty();
    }

    static UnitFormat money(ReplayResult result) {
        return new UnitFormat(AccountUnit.MONEY, result.version().definition().currency());
    }

    /** What each rule gave, the most first. */
    static Table rules(ReplayResult result, Account account) {
        UnitFormat format = format(result, account);
        List<Row> rows = result.report().account(account.name()).rules.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Report.Rule> rule) -> -rule.getValue().granted)
                        .thenComparing(Map.Entry::getKey))
                .map(rule -> new Row(
                        0,
                        rule.getKey(),
                        List.of(
                                grouped(rule.getValue().awards),
                                format.format(rule.getValue().granted),
                                format.format(rule.getValue().reversed))))
                .toList();
        return new Table("Rules", List.of("awards", "granted", "taken back"), rows);
    }

    /** The members of each level in the end, the lowest first. */
    static Table levels(ReplayResult result) {
        Report report = result.report();
        List<Row> rows = new ArrayList<>();
        for (String level : levelNames(result)) {
            rows.add(row(0, word(level), report.members(level)));
        }
        return new Table("Levels, members in the end", List.of(), rows);
    }

    /** How often members went from which level, one in a row, to which, one in a column. */
    static Table levelFlow(ReplayResult result) {
        List<@Nullable String> names = levelNames(result);
        List<Row> rows = new ArrayList<>();
        for (String from : names) {
            List<String> to = new ArrayList<>();
            for (String level : names) {
                boolean same = Objects.equals(from, level);
                to.add(same ? "-" : grouped(result.report().flow().of(from, level)));
            }
            rows.add(new Row(0, word(from), to));
        }
        return new Table(
                "Flow between levels, to:",
                names.stream().map(SummaryTables::word).toList(),
                rows);
    }

    private static List<@Nullable String> levelNames(ReplayResult result) {
        List<@Nullable String> names = new ArrayList<>();
        names.add(null);
        names.addAll(result.version().definition().tiers().names());
        return names;
    }

    private static String word(@Nullable String level) {
        return Objects.requireNonNullElse(level, "no level");
    }

    /** The rules that granted nothing. */
    static List<String> silentRules(ReplayResult result) {
        return result.version().rules(RuleSet.EARNING).stream()
                .filter(rule -> !result.report().hasAwardsOf(rule))
                .toList();
    }

    /** Whether the books balance, and which do not. */
    static Table books(ReplayResult result) {
        List<String> imbalances = result.report().imbalances();
        List<Row> rows = new ArrayList<>();
        if (imbalances.isEmpty()) {
            rows.add(new Row(0, BALANCED, List.of()));
        } else {
            rows.add(row(0, "members' accounts that do not balance", imbalances.size()));
            imbalances.forEach(imbalance -> rows.add(new Row(0, imbalance, List.of())));
        }
        return new Table("Books", List.of(), rows);
    }

    static UnitFormat format(ReplayResult result, Account account) {
        return UnitFormat.of(account, result.version().definition().currency());
    }

    private static Row row(int depth, String name, long units, UnitFormat format) {
        return new Row(depth, name, List.of(format.format(units)));
    }

    private static Row row(int depth, String name, long number) {
        return new Row(depth, name, List.of(grouped(number)));
    }
}
