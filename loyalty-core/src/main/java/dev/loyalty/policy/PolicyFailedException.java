package dev.loyalty.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy that was published cannot decide this call: a rule threw, used more than its {@link Guards} allow, or proposed
 * what has no meaning. The call has no result; the policy stays usable for others. A host lets the order go through,
 * queues the event and earns later at its event time.
 */
public class PolicyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Where where;

    /**
     * Where rules failed.
     *
     * @param rules the rule; several if they share the condition that failed
     * @param file relative to the policy folder
     * @param line in the file, from 1
     * @param facts that the rule was looking at, each by its type and id
     */
    public record Where(List<String> rules, String file, int line, List<String> facts) {

        /** Copies the lists. */
        public Where {
            rules = List.copyOf(rules);
            facts = List.copyOf(facts);
        }
    }

    public PolicyFailedException(String message) {
        super(message);
        this.where = null;
    }

    public PolicyFailedException(String message, Throwable cause) {
        super(message, cause);
        this.where = null;
    }

    /** @param where which rule failed, at which line, looking at what */
    public PolicyFailedException(String message, Throwable cause, Where where) {
        super(message, cause);
        this.where = where;
    }

    /** Where it failed; empty if what failed is no single rule. */
    public Optional<Where> where() {
        return Optional.ofNullable(where);
    }
}
