package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.UnitFormat.grouped;

import dev.loyalty.examples.replay.SummaryTables.Row;
import dev.loyalty.examples.replay.SummaryTables.Table;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Account;
import java.math.BigDecimal;
import java.util.List;

/** The text at the end: names on the left, numbers aligned on the right. */
final class Summary {

    private static final int NAME = 44;
    private static final int NUMBER = 14;
    private static final int BYTES_PER_MEBIBYTE = 1 << 20;

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    /** Puts the text together. */
    static String of(ReplayResult result, Measurements measurements) {
        Summary summary = new Summary();
        PolicyVersion version = result.version();
        summary.line("Policy " + version.id() + ": " + version.definition().title());
        summary.line("  read from " + result.policy());
        summary.line("Data   " + result.data());
        summary.table(SummaryTables.input(result));
        summary.table(SummaryTables.cancelledLines(result));
        for (Account account : version.definition().accounts().values()) {
            summary.table(SummaryTables.account(result, account));
            summary.table(SummaryTables.rules(result, account));
        }
        List<String> silent = SummaryTables.silentRules(result);
        if (!silent.isEmpty()) {
            summary.line("Rules that granted nothing: " + String.join(", ", silent));
        }
        if (version.definition().tiers().isDeclared()) {
            summary.table(SummaryTables.levels(result));
            summary.table(SummaryTables.levelFlow(result));
        }
        summary.table(SummaryTables.books(result));
        summary.speed(measurements, result.report().calls());
        return summary.text.toString();
    }

    private void speed(Measurements measured, long calls) {
        heading("Speed");
        number("seconds", BigDecimal.valueOf(measured.time().toMillis(), 3).toPlainString());
        number("orders and cancellations of members per second", grouped(measured.perSecond(calls)));
        number("peak heap at most, MiB, with garbage", grouped(measured.peakHeap() / BYTES_PER_MEBIBYTE));
        number("live heap at the end, MiB", grouped(measured.liveHeap() / BYTES_PER_MEBIBYTE));
    }

    /** A table with columns goes on with what stands above it. */
    private void table(Table table) {
        if (table.columns().isEmpty()) {
            heading(table.heading());
        } else {
            cells(table.heading(), table.columns());
        }
        for (Row row : table.rows()) {
            cells("  ".repeat(1 + row.depth()) + row.name(), row.values());
        }
    }

    private void heading(String heading) {
        line("");
        line(heading);
    }

    private void number(String name, String number) {
        cells("  " + name, List.of(number));
    }

    private void cells(String name, List<String> values) {
        if (values.isEmpty()) {
            line(name);
        } else {
            StringBuilder line = new StringBuilder(name).append(" ".repeat(Math.max(1, NAME - name.length())));
            values.forEach(value -> line.append(" ".repeat(Math.max(1, NUMBER - value.length())))
                    .append(value));
            line(line.toString());
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
