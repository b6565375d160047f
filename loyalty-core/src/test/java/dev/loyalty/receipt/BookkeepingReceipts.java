package dev.loyalty.receipt;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;

import dev.loyalty.Loyalty;
import dev.loyalty.bookkeeping.AdjustmentDecision;
import dev.loyalty.bookkeeping.AdjustmentRequest;
import dev.loyalty.bookkeeping.Bookkeeping;
import dev.loyalty.bookkeeping.ExtensionDecision;
import dev.loyalty.bookkeeping.ExtensionRequest;
import dev.loyalty.bookkeeping.MergeDecision;
import dev.loyalty.bookkeeping.MergeRequest;
import dev.loyalty.bookkeeping.OpeningDecision;
import dev.loyalty.bookkeeping.OpeningLot;
import dev.loyalty.bookkeeping.OpeningRequest;
import dev.loyalty.bookkeeping.TransferDecision;
import dev.loyalty.bookkeeping.TransferRequest;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Member;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A receipt of everything that a host does to ledgers outside of orders, with every value that it can hold. */
final class BookkeepingReceipts {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final String DEFINITION = """
            id: acme
            title: Books
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points, expires: 12 months of inactivity, activity: [earn, redeem, transfer] }
            limits:
              welcome: { per: member, period: ever, at-most: 1 time }
            parameters:
              points: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
            """;

    private static final String WELCOME = """
            rule "Welcome"
            when
                $order : Order()
            then
                earn.points( $order, policy.points ).limitedBy( "welcome" );
            end
            """;

    private BookkeepingReceipts() {}

    /** By name. */
    static Map<String, Receipt> all() {
        Loyalty loyalty = loyalty(DEFINITION, ONE_PER_POUND, WELCOME);
        Bookkeeping books = loyalty.bookkeeping("acme");
        Map<String, Receipt> receipts = new TreeMap<>();

        OpeningDecision opening = books.open(new OpeningRequest(
                "migration",
                NOON,
                List.of(
                        OpeningLot.of("points", 40, NOON.minusSeconds(86_400)),
                        new OpeningLot(
                                "points",
                                60,
                                NOON.minusSeconds(172_800),
                                new Activation.StartOf(LocalDate.of(2026, 4, 1), ZONE),
                                new Expiry.EndOf(LocalDate.of(2026, 6, 30), ZONE),
                                "OLD-7")),
                new TreeMap<>(Map.of("points", 5L)),
                List.of(new LimitUse(new LimitKey("welcome", "m1", LimitPeriod.EVER), 1)),
                LedgerSnapshot.empty("m1")));
        receipts.put("opening-1", opening);
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(opening);

        ExtensionDecision extension = books.extend(new ExtensionRequest(
                        "longer",
                        NOON.plusSeconds(60),
                        "points",
                        NOON.plusSeconds(365 * 86_400L),
                        new Expiry.EndOf(LocalDate.of(2027, 12, 31), ZONE),
                        ledger))
                .orElseThrow();
        receipts.put("extension-1", extension);
        ledger = ledger.plus(extension);

        AdjustmentDecision.Adjusted adjustment = (AdjustmentDecision.Adjusted) books.adjust(
                new AdjustmentRequest("sorry", NOON.plusSeconds(120), "points", 25, "The parcel was \"late\"", ledger));
        receipts.put("adjustment-1", adjustment);
        ledger = ledger.plus(adjustment);

        EarningDecision earned = loyalty.earn(
                new EarningRequest("acme", Member.of("m2"), order("o1", NOON, "10.00"), LedgerSnapshot.empty("m2")));
        LedgerSnapshot other = LedgerSnapshot.empty("m2").plus(earned);
        TransferDecision.Transferred transfer = (TransferDecision.Transferred)
                books.transfer(new TransferRequest("gift", NOON.plusSeconds(180), "points", 30, ledger, other));
        receipts.put("transfer-1", transfer);
        ledger = ledger.plus(transfer);
        other = other.plus(transfer);

        MergeDecision merge =
                books.merge(new MergeRequest("one-person", NOON.plusSeconds(240), other, ledger, List.of(earned)));
        receipts.put("merge-1", merge);
        return receipts;
    }
}
