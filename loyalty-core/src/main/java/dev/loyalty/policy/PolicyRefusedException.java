package dev.loyalty.policy;

import java.util.List;

/** A policy has faults. */
public final class PolicyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public PolicyRefusedException(List<Diagnostic> diagnostics) {
        super("the policy is refused:\n" + Publication.text(diagnostics));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Everything that was found, sorted. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
