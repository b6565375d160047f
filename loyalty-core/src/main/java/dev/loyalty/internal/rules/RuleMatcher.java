package dev.loyalty.internal.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The compiled rules of one calculation of one policy version. Immutable and safe for use by many threads; each call
 * matches from scratch and leaves nothing behind.
 */
public interface RuleMatcher {

    /** The rules in the order of their names. */
    List<RuleInfo> rules();

    /**
     * Runs every rule whose conditions hold.
     *
     * @param facts what the rules match on
     * @param verbs the objects that consequences call, by the name that rules use
     * @param beforeRule is told the name of each rule just before its consequence runs
     * @throws dev.loyalty.policy.PolicyFailedException if a rule throws or fires without end
     */
    void match(List<?> facts, Map<String, ?> verbs, Consumer<String> beforeRule);
}
