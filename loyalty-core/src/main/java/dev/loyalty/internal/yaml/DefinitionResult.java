package dev.loyalty.internal.yaml;

import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;

/** What reading {@code policy.yaml} gave. */
public sealed interface DefinitionResult {

    /** The file says all it must, and nothing wrong. */
    record Read(PolicyDefinition definition) implements DefinitionResult {}

    /** All that is wrong with the file, sorted; at least one. */
    record Refused(List<Diagnostic> diagnostics) implements DefinitionResult {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
            if (diagnostics.isEmpty()) {
                throw new IllegalArgumentException("diagnostics are empty, so that nothing says why.");
            }
        }
    }
}
