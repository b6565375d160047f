package dev.loyalty.receipt;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.RemainderChange;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ledger snapshots to JSON and back, for stores that keep them: what is read equals what was written. A snapshot that
 * cannot be read any more can be rebuilt from the member's bookings. Safe for use by many threads.
 */
public final class LedgerJson {

    /** The number of the format that is written. Every format up to this one can be read. */
    public static final int FORMAT = 1;

    private static final String LEDGER = "ledger";

    /** A snapshot whose counts and remainders are lists, as their keys are no texts. */
    private record Kept(
            String member,
            long revision,
            List<Lot> lots,
            SortedMap<String, Long> debts,
            List<LimitUse> used,
            List<RemainderChange> remainders) {

        Kept {
            lots = List.copyOf(lots);
            used = List.copyOf(used);
            remainders = List.copyOf(remainders);
            debts.values().forEach(units -> Objects.requireNonNull(units, "debts"));
        }

        LedgerSnapshot snapshot() {
            SortedMap<LimitKey, Long> counts = new TreeMap<>();
            used.forEach(count -> counts.merge(count.key(), count.amount(), Math::addExact));
            SortedMap<RemainderKey, Fraction> open = new TreeMap<>();
            remainders.forEach(remainder -> open.merge(remainder.key(), remainder.units(), Fraction::plus));
            return new LedgerSnapshot(member, revision, lots, debts, counts, open);
        }
    }

    private LedgerJson() {}

    /** The canonical JSON of a snapshot, on one line. */
    public static String write(LedgerSnapshot ledger) {
        List<LimitUse> used = ledger.used().entrySet().stream()
                .map(count -> new LimitUse(count.getKey(), count.getValue()))
                .toList();
        List<RemainderChange> remainders = ledger.remainders().entrySet().stream()
                .map(open -> new RemainderChange(open.getKey(), open.getValue()))
                .toList();
        Kept kept = new Kept(ledger.member(), ledger.revision(), ledger.lots(), ledger.debts(), used, remainders);
        return StateText.write(LEDGER, FORMAT, kept);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableReceiptException if the text is not a snapshot, or of a format that is not known yet
     */
    public static LedgerSnapshot read(String json) {
        try {
            return StateText.read(json, LEDGER, FORMAT, Kept.class).snapshot();
        } catch (IllegalArgumentException impossible) {
            throw new UnreadableReceiptException("the text is not a ledger: " + impossible.getMessage(), impossible);
        }
    }
}
