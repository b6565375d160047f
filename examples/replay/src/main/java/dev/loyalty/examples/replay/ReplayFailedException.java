package dev.loyalty.examples.replay;

/** An invoice could not be replayed; most likely the policy cannot cope with it. */
final class ReplayFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayFailedException(Invoice invoice, RuntimeException cause) {
        super(
                "invoice " + invoice.id() + " (number:line) of customer " + invoice.customer()
                        + " could not be replayed: " + cause.getMessage(),
                cause);
    }
}
