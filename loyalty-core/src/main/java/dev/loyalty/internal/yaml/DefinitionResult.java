package dev.loyalty.internal.yaml;

import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;

/** What reading {@code policy.yaml} and the files of its tables gave. */
public sealed interface DefinitionResult {

    /**
     * The files say all they must, and nothing wrong.
     *
     * @param warnings what is worth a look
     * @param references the rules that are named
     */
    record Read(PolicyDefinition definition, List<Diagnostic> warnings, List<RuleReference> references)
            implements DefinitionResult {
        public Read {
            warnings = List.copyOf(warnings);
            references = List.copyOf(references);
        }
    }

    /** All that is wrong with the files, sorted; at least one is an error. */
    record Refused(List<Diagnostic> diagnostics) implements DefinitionResult {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
            if (diagnostics.isEmpty()) {
                throw new IllegalArgumentException("diagnostics are empty, so that nothing says why.");
            }
        }
    }
}
