package dev.loyalty.bookkeeping;

import dev.loyalty.bookkeeping.TransferDecision.NotTransferred;
import dev.loyalty.bookkeeping.TransferDecision.Reason;
import dev.loyalty.bookkeeping.TransferDecision.Transferred;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Spending;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.TransferDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Works out transfers; used by one thread and thrown away. */
final class Transferring {

    private final PolicyVersion version;
    private final Account account;
    private final TransferRequest request;
    private final List<Entry> given = new ArrayList<>();
    private final List<Entry> got = new ArrayList<>();
    private final List<MovedLot> moved = new ArrayList<>();
    private LedgerSnapshot receiver;

    private Transferring(PolicyVersion version, Account account, TransferRequest request) {
        this.version = version;
        this.account = account;
        this.request = request;
        receiver = request.to();
    }

    static TransferDecision transfer(PolicyVersion version, Account account, TransferRequest request) {
        long units = request.units();
        Long most = account.atMost();
        if (most != null) {
            long held = request.to().balance(account.name(), request.at()).total();
            long room = Math.max(0, most - held);
            if (units > room) {
                return new NotTransferred(Reason.NO_ROOM, units, room);
            }
        }
        Spending spending =
                LedgerArithmetic.spend(request.from(), account.name(), units, request.at(), account.spendFirst());
        if (spending instanceof Spending.NotEnough notEnough) {
            return new NotTransferred(Reason.NOT_ENOUGH, units, notEnough.available());
        }
        return new Transferring(version, account, request).move(((Spending.Spent) spending).entries());
    }

    private Transferred move(List<Entry> spent) {
        for (Entry entry : spent) {
            LotId from = Objects.requireNonNull(entry.lot());
            boolean together = account.transferDates() == TransferDates.RENEW;
            LotId to = new LotId(request.id(), account.name(), together ? 1 : moved.size() + 1);
            given.add(Entry.take(EntryKind.TRANSFERRED, from, -entry.units(), request.at()));
            moved.add(new MovedLot(from, to, -entry.units()));
            if (!together) {
                open(to, -entry.units(), lot(from).terms().free());
            }
        }
        if (account.transferDates() == TransferDates.RENEW) {
            open(moved.get(0).to(), request.units(), renewed());
        }
        IdempotencyKey key = request.key(version.id().programme());
        return new Transferred(
                version.id(),
                account.name(),
                request.units(),
                request.at(),
                moved,
                CanonicalJson.hash(List.of(
                        request.id(),
                        request.at(),
                        account.name(),
                        request.units(),
                        request.from().member(),
                        request.to().member())),
                List.of(
                        Requests.booking(key, given, List.of(), request.from()),
                        Requests.booking(key.of(request.to().member()), got, List.of(), request.to())));
    }

    private void open(LotId to, long units, LotTerms terms) {
        List<Entry> entries = LedgerArithmetic.open(receiver, EntryKind.TRANSFERRED, to, units, request.at(), terms);
        got.addAll(entries);
        receiver = receiver.after(entries);
    }

    private Lot lot(LotId id) {
        return request.from().lot(id).orElseThrow();
    }

    private LotTerms renewed() {
        return LotTerms.activeAtOnce(
                request.at(),
                account.expires().from(request.at(), version.definition().zone()));
    }
}
