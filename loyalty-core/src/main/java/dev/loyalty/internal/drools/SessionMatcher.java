package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
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

/** Matches with a session of the engine, one per call. */
final class SessionMatcher implements RuleMatcher {

    /** More firings than any sensible policy needs for one activity; reached only by rules that feed each other. */
    static final int MOST_FIRINGS = 20_000;

    private final CompiledRules rules;
    private final List<RuleInfo> infos;
    private final PolicyTypes.Instances instances;
    private final KieSessionConfiguration configuration;

    SessionMatcher(CompiledRules rules, List<RuleInfo> infos, PolicyTypes.Instances instances) {
        this.rules = rules;
        this.infos = List.copyOf(infos);
        this.instances = instances;
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
        KieSession session = rules.base().newKieSession(configuration, null);
        Firing firing = new Firing(beforeRule);
        try {
            session.addEventListener(firing);
            verbs.forEach(session::setGlobal);
            session.setGlobal(DroolsCompiler.PARAMETERS, instances.parameters());
            instances.rows().forEach(session::insert);
            facts.forEach(session::insert);
            int fired = session.fireAllRules(MOST_FIRINGS);
            if (fired >= MOST_FIRINGS) {
                throw new PolicyFailedException("the rules fired " + MOST_FIRINGS + " times without coming to an end;"
                        + " the last one was \"" + firing.rule + "\". Maybe it derives what makes it fire again?");
            }
        } catch (PolicyFailedException failed) {
            throw failed;
        } catch (RuntimeException thrown) {
            throw new PolicyFailedException(failure(firing.rule, thrown), thrown);
        } finally {
            session.dispose();
        }
    }

    private static String failure(@Nullable String rule, RuntimeException thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String where = rule == null ? "a condition" : "rule \"" + rule + "\", or a condition after it,";
        return where + " failed: " + cause.getMessage();
    }

    private static final class Firing extends DefaultAgendaEventListener {
        private final Consumer<String> beforeRule;
        private @Nullable String rule;

        Firing(Consumer<String> beforeRule) {
            this.beforeRule = beforeRule;
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            String name = event.getMatch().getRule().getName();
            rule = name;
            beforeRule.accept(name);
        }
    }
}
