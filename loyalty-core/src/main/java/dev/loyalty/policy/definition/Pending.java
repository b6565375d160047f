package dev.loyalty.policy.definition;

import dev.loyalty.model.Span;
import java.util.Objects;

/** How long units cannot be used after they were earned. */
public sealed interface Pending {

    /** They can be used at once; the default. */
    record Not() implements Pending {}

    /** Written {@code 14 days}: for so long. */
    record For(Span span) implements Pending {
        public For {
            Objects.requireNonNull(span, "span");
        }
    }

    /**
     * Written {@code until approval}: until this event has happened, which the host tells.
     *
     * @param event one of {@link PolicyDefinition#events()}
     */
    record Until(String event) implements Pending {
        public Until {
            Names.check("event", event);
        }
    }
}
