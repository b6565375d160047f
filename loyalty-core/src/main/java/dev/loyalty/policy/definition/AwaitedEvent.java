package dev.loyalty.policy.definition;

import dev.loyalty.ledger.ExpiryRule;
import java.util.Objects;

/**
 * Something that units can wait for, such as the merchant's approval. Immutable.
 *
 * @param name such as {@code approval}
 * @param deadline until when it must come, counted from the earning; what still waits then is lost
 */
public record AwaitedEvent(String name, ExpiryRule deadline) {

    public AwaitedEvent {
        Names.check("event", name);
        Objects.requireNonNull(deadline, "deadline");
        if (deadline instanceof ExpiryRule.AfterInactivity) {
            throw new IllegalArgumentException(
                    "deadline of event \"" + name + "\" is " + deadline + ", which activity would move. Maybe a span?");
        }
    }

    /** An event that may come at any time. */
    public static AwaitedEvent of(String name) {
        return new AwaitedEvent(name, new ExpiryRule.Never());
    }
}
