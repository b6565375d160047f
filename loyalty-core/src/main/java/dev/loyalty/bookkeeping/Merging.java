package dev.loyalty.bookkeeping;

import dev.loyalty.bookkeeping.MergeDecision.Collision;
import dev.loyalty.bookkeeping.MergeDecision.RepeatedAward;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.RemainderChange;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Limit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Works out one merge; used by one thread and thrown away. */
final class Merging {

    private final PolicyVersion version;
    private final MergeRequest request;
    private final LedgerSnapshot from;
    private final LedgerSnapshot into;
    private final Renaming names;
    private final List<Entry> left = new ArrayList<>();
    private final List<Entry> came = new ArrayList<>();
    private final List<LimitUse> freed = new ArrayList<>();
    private final List<LimitUse> used = new ArrayList<>();
    private final List<MovedLot> moved = new ArrayList<>();
    private final List<Collision> collisions = new ArrayList<>();

    Merging(PolicyVersion version, MergeRequest request) {
        this.version = version;
        this.request = request;
        from = request.from();
        into = request.into();
        names = new Renaming(from.member(), into.member(), Collections.emptySortedMap());
    }

    MergeDecision merge() {
        moveLots();
        moveDebts();
        moveLimits();
        List<RemainderChange> brought = changes(from.remainders());
        IdempotencyKey key = request.key(version.id().programme());
        return new MergeDecision(
                version.id(),
                from.member(),
                into.member(),
                request.at(),
                moved,
                collisions,
                repeated(),
                CanonicalJson.hash(List.of(request.id(), request.at(), from.member(), into.member())),
                List.of(
                        booking(key, came, used, brought, into),
                        booking(key.of(from.member()), left, freed, negated(brought), from)));
    }

    private static Booking booking(
            IdempotencyKey key,
            List<Entry> entries,
            List<LimitUse> uses,
            List<RemainderChange> remainders,
            LedgerSnapshot read) {
        return new Booking(
                key,
                entries,
                uses,
                remainders,
                List.of(new Expectation.LedgerUnchanged(read.member(), read.revision())));
    }

    private static List<RemainderChange> changes(SortedMap<RemainderKey, Fraction> remainders) {
        return remainders.entrySet().stream()
                .map(open -> new RemainderChange(open.getKey(), open.getValue()))
                .toList();
    }

    private static List<RemainderChange> negated(List<RemainderChange> changes) {
        return changes.stream()
                .map(change -> new RemainderChange(change.key(), change.units().negated()))
                .toList();
    }

    private void moveLots() {
        Set<LotId> taken = new HashSet<>();
        into.lots().forEach(lot -> taken.add(lot.id()));
        from.lots().forEach(lot -> taken.add(lot.id()));
        SortedMap<LotId, LotId> renamed = new TreeMap<>();
        for (Lot lot : from.lots()) {
            if (into.lot(lot.id()).isPresent()) {
                renamed.put(lot.id(), free(lot.id(), taken));
            }
        }
        Renaming lots = new Renaming(from.member(), into.member(), renamed);
        for (Lot lot : from.lots()) {
            LotId to = lots.of(lot.id());
            if (!lot.isClosed()) {
                left.add(Entry.take(EntryKind.MERGED, lot.id(), lot.left(), request.at()));
            }
            came.add(lots.of(Entry.merge(lot.id(), lot, request.at())));
            moved.add(new MovedLot(lot.id(), to, lot.left()));
        }
    }

    private static LotId free(LotId id, Set<LotId> taken) {
        LotId next = id;
        do {
            next = new LotId(id.event(), id.account(), next.number() + 1);
        } while (!taken.add(next));
        return next;
    }

    /** Debt of either is repaid by what the other has, so that there is only one of the two. */
    private void moveDebts() {
        from.debts().forEach((account, units) -> {
            left.add(new Entry(EntryKind.MERGED, account, units, null, request.at(), null));
            came.add(Entry.owe(EntryKind.MERGED, account, units, request.at()));
        });
        LedgerSnapshot together = into.after(came);
        Set<String> accounts = new TreeSet<>(together.debts().keySet());
        accounts.forEach(account -> came.addAll(LedgerArithmetic.repay(together, account, request.at())));
    }

    /** Only the counts of the member go over: those of budgets and subjects are shared by all members. */
    private void moveLimits() {
        from.used().forEach((key, brought) -> {
            if (key.subject().equals(from.member())) {
                LimitKey target = names.of(key);
                freed.add(new LimitUse(key, -brought));
                used.add(new LimitUse(target, brought));
                long kept = into.used(target);
                if (kept > 0) {
                    Limit limit = version.definition().limits().get(key.limit());
                    collisions.add(new Collision(target, kept, brought, limit == null ? null : limit.maximum()));
                }
            }
        });
    }

    private List<RepeatedAward> repeated() {
        Set<LimitKey> exceeded = new HashSet<>();
        collisions.stream()
                .filter(collision -> collision.excess() > 0)
                .forEach(collision -> exceeded.add(collision.limit()));
        List<RepeatedAward> repeated = new ArrayList<>();
        for (AwardReceipt receipt : request.receipts()) {
            for (Award award : receipt.awards()) {
                award.uses().stream()
                        .map(use -> names.of(use.key()))
                        .filter(exceeded::contains)
                        .map(limit ->
                                new RepeatedAward(receipt.key(), award.rule(), award.account(), award.units(), limit))
                        .forEach(repeated::add);
            }
            for (SpecialAward award : receipt.specials()) {
                award.uses().stream()
                        .map(use -> names.of(use.key()))
                        .filter(exceeded::contains)
                        .map(limit -> new RepeatedAward(
                                receipt.key(), award.rule(), award.gift().name(), award.units(), limit))
                        .forEach(repeated::add);
            }
        }
        return repeated;
    }
}
