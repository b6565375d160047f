package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Expiry;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Units that a member held before the library kept the books, with their own dates.
 *
 * @param account    an account of the policy
 * @param units      how many are left, positive
 * @param earnedAt   when they were earned
 * @param activation when they become active; null: they are
 * @param expiry     when they expire; null: as the policy says, counted from {@code earnedAt}
 * @param reference  what the old system called them, without personal data; null for nothing
 */
public record OpeningLot(
        String account,
        long units,
        Instant earnedAt,
        @Nullable Activation activation,
        @Nullable Expiry expiry,
        @Nullable String reference) {

    /** @throws IllegalArgumentException if the account is blank or the units are not positive */
    public OpeningLot {
        Requests.requireText(account, "OpeningLot.account");
        Requests.requirePositive(units, "OpeningLot.units", "OpeningRequest.debts for what is owed");
        Objects.requireNonNull(earnedAt, "earnedAt");
    }

    /** Active units whose dates the policy gives. */
    public static OpeningLot of(String account, long units, Instant earnedAt) {
        return new OpeningLot(account, units, earnedAt, null, null, null);
    }

    /** Active units with the expiry they had in the old system. */
    public static OpeningLot of(String account, long units, Instant earnedAt, Expiry expiry) {
        return new OpeningLot(account, units, earnedAt, null, expiry, null);
    }
}
