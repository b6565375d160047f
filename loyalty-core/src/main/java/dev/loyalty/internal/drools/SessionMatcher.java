package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.PolicyFailedException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.drools.core.impl.RuleBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.Match;

/** Matches with a session of the engine, one per call. */
final class SessionMatcher implements RuleMatcher {

    private final CompiledRules rules;
    private final List<RuleInfo> infos;
    private final PolicyTypes.Instances instances;
    private final Guards guards;
    private final long stepsOfRows;
    private final RuleFailures failures;
    private final KieSessionConfiguration configuration;

    /** @param stepsOfRows what a call begins with, for the rows of tables */
    SessionMatcher(
            CompiledRules rules,
            List<RuleInfo> infos,
            PolicyTypes.Instances instances,
            FactNames factNames,
            Guards guards,
            long stepsOfRows) {
        this.rules = rules;
        this.infos = List.copyOf(infos);
        this.instances = instances;
        this.guards = guards;
        this.stepsOfRows = stepsOfRows;
        this.failures = new RuleFailures(infos, rules.owners(), factNames);
        this.configuration = RuleBaseFactory.newKnowledgeSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
    }

    CompiledRules compiled() {
        return rules;
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
            budget.steps(stepsOfRows);
            run(facts, verbs, firing);
        } catch (PolicyFailedException failed) {
            throw failed;
        } catch (RuntimeException | Budget.SpentError | StackOverflowError | LinkageError thrown) {
            throw failures.exception(thrown, budget.failure(), firing.rule(), firing.facts());
        } finally {
            budget.leave();
        }
    }

    private void run(List<?> facts, Map<String, ?> verbs, Firing firing) {
        KieSession session = rules.base().newKieSession(configuration, null);
        try {
            session.addEventListener(firing);
            verbs.forEach(session::setGlobal);
            session.setGlobal(DroolsCompiler.PARAMETERS, instances.parameters());
            instances.rows().forEach(session::insert);
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    private static final class Firing extends DefaultAgendaEventListener {
        private final Budget budget;
        private final Consumer<String> beforeRule;
        private @Nullable Match match;

        Firing(Budget budget, Consumer<String> beforeRule) {
            this.budget = budget;
            this.beforeRule = beforeRule;
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            match = event.getMatch();
            budget.fired();
            beforeRule.accept(match.getRule().getName());
        }

        @Nullable
        String rule() {
            return match == null ? null : match.getRule().getName();
        }

        List<?> facts() {
            return match == null ? List.of() : match.getObjects();
        }
    }
}
