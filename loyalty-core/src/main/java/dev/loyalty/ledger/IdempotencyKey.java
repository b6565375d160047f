package dev.loyalty.ledger;

import java.util.Comparator;
import java.util.Objects;

/**
 * Says which call a booking belongs to, so that the same event delivered twice is booked once. The parts are compared
 * one by one and never joined to a string, so no crafted id can collide with another member's.
 *
 * @param programme   the programme's id, not blank
 * @param member      the member's id, not blank
 * @param event       the id of the event within the programme, not blank
 * @param calculation what was calculated for the event
 */
public record IdempotencyKey(String programme, String member, String event, Calculation calculation)
        implements Comparable<IdempotencyKey> {

    private static final Comparator<IdempotencyKey> ORDER = Comparator.comparing(IdempotencyKey::programme)
            .thenComparing(IdempotencyKey::member)
            .thenComparing(IdempotencyKey::event)
            .thenComparing(IdempotencyKey::calculation);

    /** @throws IllegalArgumentException if an id is blank */
    public IdempotencyKey {
        Checks.text(programme, "IdempotencyKey.programme");
        Checks.text(member, "IdempotencyKey.member");
        Checks.text(event, "IdempotencyKey.event");
        Objects.requireNonNull(calculation, "IdempotencyKey.calculation");
    }

    /** The key of the same call for another member whose ledger it changes. */
    public IdempotencyKey of(String otherMember) {
        return new IdempotencyKey(programme, otherMember, event, calculation);
    }

    @Override
    public int compareTo(IdempotencyKey other) {
        return ORDER.compare(this, other);
    }
}
