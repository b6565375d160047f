package dev.loyalty.internal.rules;

/** A rule could not be carried out. The call has no result; the policy stays usable. */
public final class RuleFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RuleFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public RuleFailedException(String message) {
        super(message);
    }
}
