package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.matching.DirectRules;
import dev.loyalty.internal.drools.matching.Watch;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.PolicyFailedException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Matches directly what can be matched so, and the other rules, if there are any, in a session of the engine. */
final class PolicyMatcher implements RuleMatcher {

    private final CompiledRules rules;
    private final List<RuleInfo> infos;
    private final PolicyTypes.Instances instances;
    private final DirectRules direct;
    private final @Nullable EngineSession session;
    private final Guards guards;
    private final RuleFailures failures;

    /** @param session for the rules that are not matched directly, or null if there are none */
    PolicyMatcher(
            CompiledRules rules,
            List<RuleInfo> infos,
            PolicyTypes.Instances instances,
            DirectRules direct,
            @Nullable EngineSession session,
            FactNames factNames,
            Guards guards) {
        this.rules = rules;
        this.infos = List.copyOf(infos);
        this.instances = instances;
        this.direct = direct;
        this.session = session;
        this.guards = guards;
        this.failures = new RuleFailures(infos, rules.owners(), factNames);
    }

    CompiledRules compiled() {
        return rules;
    }

    /** The rules that no session is needed for. */
    DirectRules direct() {
        return direct;
    }

    @Override
    public List<RuleInfo> rules() {
        return infos;
    }

    @Override
    @SuppressWarnings("unchecked") // a generated type extends the class of the fact
    public <F> F attributed(F fact, List<@Nullable Object> values) {
        ValueClass.Maker maker = instances.attributed().get(fact.getClass());
        return maker == null ? fact : (F) maker.make(fact, values);
    }

    @Override
    public void match(List<?> facts, Map<String, ?> verbs, Consumer<String> beforeRule) {
        Budget budget = Budget.enter(guards);
        Firing firing = new Firing(budget, beforeRule);
        try {
            direct.match(facts, verbs, firing);
            if (session != null) {
                budget.steps(session.stepsOfRows());
                session.match(facts, verbs, firing);
            }
        } catch (PolicyFailedException failed) {
            throw failed;
        } catch (Exception | Budget.SpentError | StackOverflowError | LinkageError thrown) {
            throw failures.exception(thrown, budget.failure(), firing.rule, firing.facts);
        } finally {
            budget.leave();
        }
    }

    /** Counts for the budget, and knows what fired last. */
    private static final class Firing implements Watch {
        private final Budget budget;
        private final Consumer<String> beforeRule;
        private @Nullable String rule;
        private List<?> facts = List.of();

        Firing(Budget budget, Consumer<String> beforeRule) {
            this.budget = budget;
            this.beforeRule = beforeRule;
        }

        @Override
        public void pair() {
            budget.tick();
        }

        @Override
        public void firing(String name, List<?> matched) {
            rule = name;
            facts = matched;
            budget.fired();
            beforeRule.accept(name);
        }
    }
}
