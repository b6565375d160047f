package dev.loyalty.internal.rules;

import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rule files into a matcher, or into every fault that was found in them. */
public interface RuleCompiler {

    /**
     * Compiles the rule files of one calculation. The order of the files does not matter.
     *
     * @param vocabulary what the rules may use
     * @param similar a matcher made earlier; its classes are used again where nothing but values changed
     */
    Compilation compile(
            List<PolicyFile> files, Vocabulary vocabulary, PolicyDefinition definition, @Nullable RuleMatcher similar);

    /** What is wrong with rule files whatever the policy declares: what cannot be read, or is not allowed. */
    List<Diagnostic> check(List<PolicyFile> files);

    /**
     * What is wrong with the rule files of one calculation, as far as can be known without all of the definition.
     *
     * @param readable what is known of the definition
     * @param doubtful names of what is not: rules that mention one are only looked at as by {@link #check(List)}
     */
    List<Diagnostic> check(
            List<PolicyFile> files, Vocabulary vocabulary, PolicyDefinition readable, Set<String> doubtful);

    /** @param matcher null if a diagnostic is an error or there are no rules */
    record Compilation(@Nullable RuleMatcher matcher, List<Diagnostic> diagnostics) {}
}
