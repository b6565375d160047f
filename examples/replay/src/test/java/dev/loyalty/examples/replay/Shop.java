package dev.loyalty.examples.replay;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicyVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small file of a shop, replayed by a small policy: one point for every full pound, lost after six months. */
final class Shop {

    static final String DEFINITION = """
            id: small
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points, expires: 6 months }
            parameters:
              points: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
            """;

    static final String EARNING = """
            rule "A point for every pound"
            when
                $order : Order()
            then
                earn.points( $order, policy.points ).perFull( policy.pound );
            end
            """;

    private Shop() {}

    /** What came of a replay. */
    record Outcome(Report report, List<Receipt> receipts) {
        <T extends Receipt> List<T> receipts(Class<T> kind) {
            return receipts.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        Report.Account points() {
            return report.account("points");
        }
    }

    /** A replay that was followed by week. */
    record Followed(ReplayResult result, WeeklyFigures figures) {
        Page page() {
            return Page.of(HtmlReport.of(result, figures));
        }

        Report.Account points() {
            return result.report().account("points");
        }
    }

    /** A line without the columns that do not matter: no description, no country. */
    static String row(String invoice, String code, String quantity, String date, String price, String customer) {
        return String.join(",", invoice, code, "", quantity, date, price, customer, "");
    }

    static ShopFile file(String... rows) throws IOException {
        String text = String.join(",", RowParser.COLUMNS) + "\n" + String.join("\n", rows) + "\n";
        return new ShopFile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static List<Invoice> invoices(String... rows) throws IOException {
        Invoices invoices = new Invoices(file(rows));
        List<Invoice> all = new ArrayList<>();
        for (Invoice invoice = invoices.next(); invoice != null; invoice = invoices.next()) {
            all.add(invoice);
        }
        return all;
    }

    static Outcome replay(String... rows) throws IOException {
        return replayWith(DEFINITION, rows);
    }

    static Outcome replayWith(String definition, String... rows) throws IOException {
        return replayBy(definition, EARNING, rows);
    }

    /** A replay in which something is redeemed for every order for which it can be. */
    static Outcome redeem(String redemption, String... rows) throws IOException {
        Loyalty loyalty = Loyalty.create();
        PolicyVersion version = loyalty.policies()
                .publish(PolicySource.text(
                        Map.of("policy.yaml", DEFINITION, "earning.drl", EARNING, "redemption.drl", redemption)))
                .orThrow();
        List<Receipt> receipts = new ArrayList<>();
        Replay replay = new Replay(loyalty, version, new Shoppers(100), receipts::add);
        invoices(rows).forEach(replay::accept);
        return new Outcome(replay.finish(), receipts);
    }

    static Outcome replayBy(String definition, String earning, String... rows) throws IOException {
        Loyalty loyalty = Loyalty.create();
        List<Receipt> receipts = new ArrayList<>();
        Replay replay = new Replay(loyalty, publish(loyalty, definition, earning), Shoppers.USUAL, receipts::add);
        invoices(rows).forEach(replay::accept);
        return new Outcome(replay.finish(), receipts);
    }

    static Followed follow(String... rows) throws IOException {
        return followBy(DEFINITION, EARNING, rows);
    }

    static Followed followBy(String definition, String earning, String... rows) throws IOException {
        Loyalty loyalty = Loyalty.create();
        PolicyVersion version = publish(loyalty, definition, earning);
        WeeklyFigures figures = new WeeklyFigures(version.definition());
        Replay replay = new Replay(loyalty, version, Shoppers.USUAL, figures);
        ShopFile file = file(rows);
        Invoices invoices = new Invoices(file);
        for (Invoice invoice = invoices.next(); invoice != null; invoice = invoices.next()) {
            figures.before(invoice, replay);
            replay.accept(invoice);
        }
        Report report = replay.finish();
        figures.finish(replay);
        return new Followed(
                new ReplayResult(version, "a <policy>", "some & data", file.linesRead(), file.badLines(), report),
                figures);
    }

    private static PolicyVersion publish(Loyalty loyalty, String definition, String earning) {
        return loyalty.policies()
                .publish(PolicySource.text(Map.of("policy.yaml", definition, "earning.drl", earning)))
                .orThrow();
    }
}
