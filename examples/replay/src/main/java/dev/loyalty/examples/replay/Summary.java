package dev.loyalty.examples.replay;

import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text at the end: names on the left, numbers aligned on the right. */
final class Summary {

    private static final int NAME = 44;
    private static final int NUMBER = 14;
    private static final int BYTES_PER_MEBIBYTE = 1 << 20;

    private final StringBuilder text = new StringBuilder();
    private final PolicyVersion version;
    private final Report report;

    private Summary(PolicyVersion version, Report report) {
        this.version = version;
        this.report = report;
    }

    /**
     * Puts the text together.
     *
     * @param policy where the policy was read
     * @param data where the lines were read
     * @param file what was read of them
     */
    static String of(
            PolicyVersion version,
            String policy,
            String data,
            ShopFile file,
            Report report,
            Measurements measurements) {
        Summary summary = new Summary(version, report);
        summary.line("Policy " + version.id() + ": " + version.definition().title());
        summary.line("  read from " + policy);
        summary.line("Data   " + data);
        summary.input(file.linesRead(), file.badLines());
        summary.cancellations();
        version.definition().accounts().values().forEach(summary::account);
        summary.books();
        summary.speed(measurements);
        return summary.text.toString();
    }

    private void input(long linesRead, BadLines badLines) {
        heading("Input");
        number("lines read", linesRead);
        long rejected =
                badLines.counts().values().stream().mapToLong(Long::longValue).sum();
        number("lines rejected", rejected);
        badLines.counts().forEach((reason, count) -> number("  " + reason, count));
        badLines.examples().forEach(example -> line("    " + example));
        number("members", report.members);
        number("orders of members", report.orders);
        number("orders of guests, which earn nothing", report.guestOrders);
        number("cancellations of members", report.cancellations);
        number("cancellations of guests", report.guestCancellations);
        number("adjustments of the shop's own books", report.adjustments);
    }

    private void cancellations() {
        Report.CancelledLines lines = report.cancelledLines;
        heading("Cancelled lines");
        number("all", lines.all());
        number("  of guests", lines.guests);
        number("  covered by earlier purchases", lines.covered);
        number("  covered in part", lines.partlyCovered);
        number("  purchase not in the data", lines.notInData);
        number("covered, but the purchase is no longer open", lines.reachingClosed);
    }

    private void account(Account account) {
        Report.Account totals = report.account(account.name());
        heading("Account " + account.name());
        amount(account, "issued", totals.issued);
        amount(account, "- reversed", totals.reversed);
        amount(account, "- expired", totals.expired);
        amount(account, "= outstanding", totals.outstanding());
        amount(account, "    active", totals.active);
        amount(account, "    pending", totals.pending);
        amount(account, "    owed by members", totals.debt);
        text.append(row("Rules", NAME))
                .append(right("awards", NUMBER))
                .append(right("granted", NUMBER))
                .append(right("taken back", NUMBER))
                .append('\n');
        totals.rules.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Report.Rule> rule) -> -rule.getValue().granted)
                        .thenComparing(Map.Entry::getKey))
                .forEach(rule -> rule(account, rule.getKey(), rule.getValue()));
    }

    private void rule(Account account, String name, Report.Rule rule) {
        text.append(row("  " + name, NAME))
                .append(right(grouped(rule.awards), NUMBER))
                .append(right(units(account, rule.granted), NUMBER))
                .append(right(units(account, rule.reversed), NUMBER))
                .append('\n');
    }

    private void books() {
        List<String> silent = version.rules(RuleSet.EARNING).stream()
                .filter(rule -> !report.hasAwardsOf(rule))
                .toList();
        if (!silent.isEmpty()) {
            line("Rules that granted nothing: " + String.join(", ", silent));
        }
        heading("Books");
        List<String> imbalances = report.imbalances();
        if (imbalances.isEmpty()) {
            line("  issued - reversed - expired - outstanding is 0 for every member");
        } else {
            number("members' accounts that do not balance", imbalances.size());
            imbalances.forEach(imbalance -> line("  " + imbalance));
        }
    }

    private void speed(Measurements measured) {
        heading("Speed");
        line(row("  seconds", NAME)
                + right(BigDecimal.valueOf(measured.time().toMillis(), 3).toPlainString(), NUMBER));
        number("orders and cancellations of members per second", measured.perSecond(report.calls()));
        number("peak heap at most, MiB, with garbage", measured.peakHeap() / BYTES_PER_MEBIBYTE);
        number("live heap at the end, MiB", measured.liveHeap() / BYTES_PER_MEBIBYTE);
    }

    private void heading(String heading) {
        line("");
        line(heading);
    }

    private void number(String name, long number) {
        line(row("  " + name, NAME) + right(grouped(number), NUMBER));
    }

    private void amount(Account account, String name, long units) {
        line(row("  " + name, NAME) + right(units(account, units), NUMBER));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private String units(Account account, long units) {
        return account.unit() == AccountUnit.MONEY
                ? BigDecimal.valueOf(units, version.definition().currency().getDecimalPlaces())
                        .toPlainString()
                : grouped(units);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String row(String name, int width) {
        return name + " ".repeat(Math.max(1, width - name.length()));
    }

    private static String right(String value, int width) {
        return " ".repeat(Math.max(1, width - value.length())) + value;
    }
}
