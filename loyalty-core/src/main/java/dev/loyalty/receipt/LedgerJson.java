package dev.loyalty.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loyalty.internal.json.CanonicalJson;
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
        return "{\"format\":" + FORMAT + ",\"ledger\":" + CanonicalJson.write(kept) + "}";
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableReceiptException if the text is not a snapshot, or of a format that is not known yet
     */
    public static LedgerSnapshot read(String json) {
        try {
            JsonNode tree = CanonicalJson.read(json, JsonNode.class);
            if (tree.path("format").asInt() != FORMAT) {
                throw new UnreadableReceiptException("the ledger has the format " + tree.path("format")
                        + "; this release reads " + FORMAT + ". Maybe a newer release wrote it, or it is no ledger?");
            }
            if (!tree.path("ledger").isObject()) {
                throw new UnreadableReceiptException("the text has no ledger. Maybe it was cut off?");
            }
            return CanonicalJson.read(tree.path("ledger"), Kept.class).snapshot();
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableReceiptException(
                    "the text is not a ledger: " + unreadable.getOriginalMessage(), unreadable);
        } catch (IllegalArgumentException impossible) {
            throw new UnreadableReceiptException("the text is not a ledger: " + impossible.getMessage(), impossible);
        }
    }
}
