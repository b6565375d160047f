package dev.loyalty.policy;

/**
 * A policy that was published cannot decide this call: a rule threw, fired without end, or proposed what has no meaning.
 * The call has no result; the policy stays usable for others. A host lets the order go through, queues the event and
 * earns later at its event time.
 */
public class PolicyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PolicyFailedException(String message) {
        super(message);
    }

    public PolicyFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
