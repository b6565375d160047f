package dev.loyalty.internal.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of one calculation of one policy version. Immutable and safe for use by many threads; each call
 * matches from scratch and leaves nothing behind.
 */
public interface RuleMatcher {

    /** The rules in the order of their names. */
    List<RuleInfo> rules();

    /**
     * The fact as the rules see it: with the merchant's attributes. The same fact if the policy declares none for its
     * type.
     *
     * @param values of all attributes that the policy declares for the type, in the order of their names; null where
     *     the host gives none
     */
    <F> F attributed(F fact, List<@Nullable Object> values);

    /**
     * Runs every rule whose conditions hold.
     *
     * @param facts what the rules match on besides the rows of the tables
     * @param verbs the objects that consequences call, by the name that rules use
     * @param beforeRule is told the name of each rule just before its consequence runs
     * @throws dev.loyalty.policy.PolicyFailedException if a rule throws or fires without end
     */
    void match(List<?> facts, Map<String, ?> verbs, Consumer<String> beforeRule);
}
