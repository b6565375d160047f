package dev.loyalty.policy;

/** No policy of a programme is live. */
public final class UnknownProgrammeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownProgrammeException(String message) {
        super(message);
    }
}
