package dev.loyalty.earning;

/** One rule proposed two different things for the same scope, so that no result would be right. */
public final class ContradictoryProposalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContradictoryProposalException(String message) {
        super(message);
    }
}
