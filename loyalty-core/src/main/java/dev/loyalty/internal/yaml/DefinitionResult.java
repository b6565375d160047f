package dev.loyalty.internal.yaml;

import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /**
     * All that is wrong with the files, sorted; at least one is an error.
     *
     * @param legible what can be read in spite of it, to look at rules with; null if there is too little
     */
    record Refused(List<Diagnostic> diagnostics, @Nullable Legible legible) implements DefinitionResult {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
            if (diagnostics.isEmpty()) {
                throw new IllegalArgumentException("diagnostics are empty, so that nothing says why.");
            }
        }
    }

    /**
     * A definition of all that has no fault.
     *
     * @param doubtful names that the files give to what has one: what a rule says of them cannot be judged
     */
    record Legible(PolicyDefinition definition, Set<String> doubtful) {
        public Legible {
            doubtful = Set.copyOf(doubtful);
        }
    }
}
