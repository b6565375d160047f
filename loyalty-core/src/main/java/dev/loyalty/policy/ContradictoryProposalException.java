package dev.loyalty.policy;

/** One rule proposed two different things for the same scope, so that no result would be right. */
public final class ContradictoryProposalException extends PolicyFailedException {

    private static final long serialVersionUID = 1L;

    public ContradictoryProposalException(String message) {
        super(message);
    }
}
