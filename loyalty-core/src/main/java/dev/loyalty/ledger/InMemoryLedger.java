package dev.loyalty.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The reference store: keeps snapshots and receipts of any number of programmes in memory, for tests, examples and as
 * the model for a store on a database. Thread-safe: every method is one step, so all expectations of a booking hold at
 * the moment all of it is written.
 *
 * <p>A limit is shared by all members of a programme from the first {@link Expectation.CapacityLeft} on that is
 * committed for it; its counter then appears in the snapshots of all of them.
 */
public final class InMemoryLedger {

    private final Map<Owner, LedgerSnapshot> kept = new HashMap<>();
    private final Map<IdempotencyKey, Receipt> receipts = new HashMap<>();
    private final Map<String, SortedMap<LimitKey, Long>> shared = new HashMap<>();

    /** An empty store. */
    public InMemoryLedger() {}

    /** The member's ledger with the programme's shared limits; an unknown member's is empty. */
    public synchronized LedgerSnapshot snapshot(String programme, String member) {
        return withShared(kept(programme, member), sharedOf(programme));
    }

    /** The receipt of an earlier call, by the key of any of its bookings; empty if there was none. */
    public synchronized Optional<Receipt> receipt(IdempotencyKey key) {
        return Optional.ofNullable(receipts.get(key));
    }

    /**
     * Books a decision, for all its members together, unless it was booked before or something it expects is no longer
     * true.
     *
     * @throws IllegalArgumentException if the booking is not possible in a ledger as it is; nothing is written
     */
    public synchronized CommitResult commit(Receipt receipt) {
        List<Booking> bookings = Booking.together(receipt.bookings());
        for (Booking booking : bookings) {
            Receipt original = receipts.get(booking.key());
            if (original != null) {
                return original.bodyHash().equals(receipt.bodyHash())
                        ? new CommitResult.Replayed(original)
                        : new CommitResult.Conflict(original);
            }
        }
        String programme = receipt.key().programme();
        SortedMap<LimitKey, Long> nextShared = new TreeMap<>(sharedOf(programme));
        List<LedgerSnapshot> next = new ArrayList<>();
        for (Booking booking : bookings) {
            for (Expectation expectation : booking.expectations()) {
                if (!holds(expectation, programme, nextShared)) {
                    return new CommitResult.Stale(expectation);
                }
            }
            use(nextShared, booking);
            next.add(kept(programme, booking.key().member()).plus(booking));
        }
        next.forEach(snapshot -> kept.put(new Owner(programme, snapshot.member()), snapshot));
        shared.put(programme, nextShared);
        bookings.forEach(booking -> receipts.put(booking.key(), receipt));
        return new CommitResult.Committed(withShared(next.get(0), nextShared));
    }

    /**
     * Books several decisions that follow from each other, such as those of a checkout: all of them in their order, or
     * nothing.
     *
     * @param receipts of one programme; each expects the ledger as the one before it leaves it
     * @return how the last was answered, or the first that could not be booked
     * @throws IllegalArgumentException as {@link #commit}, or if there is no receipt; nothing is written
     */
    public synchronized CommitResult commitAll(List<? extends Receipt> receipts) {
        if (receipts.isEmpty()) {
            throw new IllegalArgumentException("there is no receipt to commit. Maybe nothing was decided?");
        }
        List<Runnable> undo = new ArrayList<>();
        for (Receipt receipt : receipts) {
            String programme = receipt.key().programme();
            undo.add(backTo(shared, programme));
            for (Booking booking : receipt.bookings()) {
                undo.add(backTo(kept, new Owner(programme, booking.key().member())));
                undo.add(backTo(this.receipts, booking.key()));
            }
        }
        boolean done = false;
        try {
            CommitResult result = null;
            for (Receipt receipt : receipts) {
                result = commit(receipt);
                if (!(result instanceof CommitResult.Committed)) {
                    return result;
                }
            }
            done = true;
            return Objects.requireNonNull(result);
        } finally {
            if (!done) {
                undo.forEach(Runnable::run);
            }
        }
    }

    /** Gives a key back the value that it has now. */
    private static <K, V> Runnable backTo(Map<K, V> map, K key) {
        V before = map.get(key);
        return before == null ? () -> map.remove(key) : () -> map.put(key, before);
    }

    /** @param used the shared counters after the bookings of the same decision that come before */
    private boolean holds(Expectation expectation, String programme, SortedMap<LimitKey, Long> used) {
        if (expectation instanceof Expectation.LedgerUnchanged ledger) {
            return kept(programme, ledger.member()).revision() == ledger.revision();
        }
        if (expectation instanceof Expectation.CapacityLeft capacity) {
            return capacity.holds(used.getOrDefault(capacity.key(), 0L));
        }
        throw new IllegalStateException("Unknown expectation " + expectation);
    }

    private static void use(SortedMap<LimitKey, Long> used, Booking booking) {
        for (Expectation expectation : booking.expectations()) {
            if (expectation instanceof Expectation.CapacityLeft capacity) {
                used.putIfAbsent(capacity.key(), 0L);
            }
        }
        for (LimitUse use : booking.uses()) {
            used.computeIfPresent(use.key(), (key, count) -> LedgerBooks.usedAfter(count, use));
        }
    }

    private LedgerSnapshot kept(String programme, String member) {
        LedgerSnapshot snapshot = kept.get(new Owner(programme, member));
        return snapshot == null ? LedgerSnapshot.empty(member) : snapshot;
    }

    private SortedMap<LimitKey, Long> sharedOf(String programme) {
        SortedMap<LimitKey, Long> limits = shared.get(programme);
        return limits == null ? new TreeMap<>() : limits;
    }

    /** A kept snapshot counts what its own member used; the programme's counter takes the place of that. */
    private static LedgerSnapshot withShared(LedgerSnapshot snapshot, SortedMap<LimitKey, Long> limits) {
        TreeMap<LimitKey, Long> used = new TreeMap<>(snapshot.used());
        used.putAll(limits);
        return snapshot.withUsed(used);
    }

    private record Owner(String programme, String member) {}
}
