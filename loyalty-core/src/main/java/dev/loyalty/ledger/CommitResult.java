package dev.loyalty.ledger;

import java.util.Objects;

/** How a store answered a commit. Only {@link Committed} wrote anything. */
public sealed interface CommitResult {

    /**
     * Booked.
     *
     * @param snapshot the ledger of the key's member after the booking
     */
    record Committed(LedgerSnapshot snapshot) implements CommitResult {

        /** Checks the arguments. */
        public Committed {
            Objects.requireNonNull(snapshot, "Committed.snapshot");
        }
    }

    /**
     * The same call was booked before; answer with the original.
     *
     * @param original the receipt of that time
     */
    record Replayed(Receipt original) implements CommitResult {

        /** Checks the arguments. */
        public Replayed {
            Objects.requireNonNull(original, "Replayed.original");
        }
    }

    /**
     * The key was used before for another activity; refuse the call.
     *
     * @param original the receipt of that other activity
     */
    record Conflict(Receipt original) implements CommitResult {

        /** Checks the arguments. */
        public Conflict {
            Objects.requireNonNull(original, "Conflict.original");
        }
    }

    /**
     * Something changed since the calculation read it; read again and evaluate again.
     *
     * @param failed the first expectation that no longer holds
     */
    record Stale(Expectation failed) implements CommitResult {

        /** Checks the arguments. */
        public Stale {
            Objects.requireNonNull(failed, "Stale.failed");
        }
    }
}
