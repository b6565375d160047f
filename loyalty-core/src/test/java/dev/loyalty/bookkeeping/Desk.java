package dev.loyalty.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Member;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A shop with a policy and a store, and short words for both. Every receipt is stored as JSON and read again. */
final class Desk {

    static final String PROGRAMME = "acme";
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final Loyalty loyalty;
    private final InMemoryLedger store = new InMemoryLedger();
    private final List<Receipt> committed = new ArrayList<>();

    /** @param points what policy.yaml says of the account {@code points} */
    Desk(String points) {
        this(points, "");
    }

    /** @param more the end of policy.yaml */
    Desk(String points, String more) {
        String definition = Fixture.DEFINITION.replace(
                        "{ unit: points }", "{ unit: points, " + points + " }\n  credit: { unit: money }")
                + "limits:\n  welcome: { per: member, period: ever, at-most: 1 time }\n"
                + "  budget: { per: programme, period: ever, at-most: 100000 points }\n"
                + more;
        loyalty = Fixture.loyalty(definition, Fixture.ONE_PER_POUND, """
                rule "Welcome"
                when
                    $order : Order( id == "first" )
                then
                    earn.points( $order, policy.points ).limitedBy( "welcome" ).limitedBy( "budget" );
                end
                """);
    }

    static Instant at(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
    }

    static LotId lot(String event) {
        return new LotId(event, "points", 1);
    }

    Bookkeeping books() {
        return loyalty.bookkeeping(PROGRAMME);
    }

    LedgerSnapshot ledger(String member) {
        return store.snapshot(PROGRAMME, member);
    }

    Lot lotOf(String member, LotId lot) {
        return ledger(member).lot(lot).orElseThrow();
    }

    EarningDecision earn(String member, String order, String day, String amount) {
        return commit(loyalty.earn(new EarningRequest(
                PROGRAMME, Member.of(member), Fixture.order(order, at(day), amount.split(" ")), ledger(member))));
    }

    /** Takes units away as a return of something else does, into debt. */
    void owe(String member, String event, long units, String day) {
        AdjustmentDecision decision = books().adjust(
                        new AdjustmentRequest(event, at(day), "points", -units, true, "Chargeback", ledger(member)));
        commit((AdjustmentDecision.Adjusted) decision);
    }

    <T extends Receipt> T commit(T receipt) {
        assertThat(ReceiptJson.read(ReceiptJson.write(receipt))).isEqualTo(receipt);
        assertThat(store.commit(receipt)).isInstanceOf(CommitResult.Committed.class);
        committed.add(receipt);
        return receipt;
    }

    MergeDecision merge(String id, String from, String into) {
        return commit(books().merge(new MergeRequest(id, at("2026-04-01"), ledger(from), ledger(into), List.of())));
    }

    CommitResult again(Receipt receipt) {
        return store.commit(receipt);
    }

    Balance balance(String member, String day) {
        return ledger(member).balance("points", at(day));
    }

    /** A return of one unit; the receipt and the earlier returns may be from before a merge. */
    ReversalDecision reverse(
            String member, String id, String day, String line, AwardReceipt receipt, ReversalDecision... earlier) {
        return commit(
                loyalty.reverse(ReversalRequest.ofLine(id, at(day), receipt, List.of(earlier), line, 1, ledger(member)))
                        .orThrow());
    }

    ReversalDecision undo(
            String member, String id, String day, String reversal, AwardReceipt receipt, ReversalDecision... earlier) {
        return commit(loyalty.reverse(new ReversalRequest(
                        id,
                        at(day),
                        List.of(receipt),
                        List.of(earlier),
                        new WhatCameBack.Undo(reversal),
                        ledger(member)))
                .orThrow());
    }

    /** What was booked is what is kept, for this member. */
    void requireRebuilt(String member) {
        List<Booking> bookings = committed.stream()
                .flatMap(receipt -> receipt.bookings().stream())
                .toList();
        LedgerSnapshot kept = ledger(member);
        LedgerSnapshot rebuilt = LedgerSnapshot.rebuild(member, bookings);
        assertThat(rebuilt.lots()).isEqualTo(kept.lots());
        assertThat(rebuilt.debts()).isEqualTo(kept.debts());
        assertThat(rebuilt.revision()).isEqualTo(kept.revision());
    }

    static List<Long> units(Booking booking, EntryKind kind) {
        return booking.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::units)
                .toList();
    }
}
