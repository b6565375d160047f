package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.matching.Watch;
import java.util.List;
import java.util.Map;
import org.drools.core.impl.RuleBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;

/** Matches rules with a session of the engine, a new one for each call. Safe for use by many threads. */
final class EngineSession {

    private final KieBase base;
    private final Object parameters;
    private final List<?> rows;
    private final long stepsOfRows;
    private final KieSessionConfiguration configuration;

    /**
     * @param rows of the tables that the rules match
     * @param stepsOfRows what a call begins with, for the rows
     */
    EngineSession(KieBase base, Object parameters, List<?> rows, long stepsOfRows) {
        this.base = base;
        this.parameters = parameters;
        this.rows = List.copyOf(rows);
        this.stepsOfRows = stepsOfRows;
        this.configuration = RuleBaseFactory.newKnowledgeSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
    }

    long stepsOfRows() {
        return stepsOfRows;
    }

    /** Fires every match of every rule; arguments as in {@link dev.loyalty.internal.rules.RuleMatcher#match}. */
    void match(List<?> facts, Map<String, ?> verbs, Watch watch) {
        KieSession session = base.newKieSession(configuration, null);
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void beforeMatchFired(BeforeMatchFiredEvent event) {
                    watch.firing(
                            event.getMatch().getRule().getName(),
                            event.getMatch().getObjects());
                }
            });
            verbs.forEach(session::setGlobal);
            session.setGlobal(DroolsCompiler.PARAMETERS, parameters);
            rows.forEach(session::insert);
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }
}
