package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a member brings along when a shop migrates. It can be sent again: it is booked once.
 *
 * @param id     the event id of the migration, the same for all members or not; not blank
 * @param at     when the library took over
 * @param lots   what the member held; may be empty
 * @param debts  what the member owed, by account; each positive
 * @param uses   what the member had used of limits, such as a sign-up bonus that must not be given again
 * @param ledger the member's ledger as the host holds it now; usually empty
 */
public record OpeningRequest(
        String id,
        Instant at,
        List<OpeningLot> lots,
        SortedMap<String, Long> debts,
        List<LimitUse> uses,
        LedgerSnapshot ledger) {

    /** @throws IllegalArgumentException if the id is blank or a debt is not positive */
    public OpeningRequest {
        Requests.requireText(id, "OpeningRequest.id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(ledger, "ledger");
        lots = List.copyOf(lots);
        uses = List.copyOf(uses);
        debts = Collections.unmodifiableSortedMap(new TreeMap<>(debts));
        debts.forEach((account, units) ->
                Requests.requirePositive(units, "OpeningRequest.debts of \"" + account + "\"", "leave it out"));
    }

    /** What a member brings along who owes nothing and has used no limit. */
    public OpeningRequest(String id, Instant at, List<OpeningLot> lots, LedgerSnapshot ledger) {
        this(id, at, lots, Collections.emptySortedMap(), List.of(), ledger);
    }

    /** What it will be booked under in a programme. */
    public IdempotencyKey key(String programme) {
        return new IdempotencyKey(programme, ledger.member(), id, Calculation.OPENING);
    }
}
