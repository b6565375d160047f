package dev.loyalty.internal.drools;

import java.util.List;
import java.util.function.Predicate;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;

/** A model with some of its rules. */
@SuppressWarnings("rawtypes") // as the engine declares it
final class ModelPart implements Model {

    private final Model whole;
    private final List<Rule> rules;

    ModelPart(Model whole, Predicate<String> names) {
        this.whole = whole;
        this.rules = whole.getRules().stream()
                .filter(rule -> names.test(rule.getName()))
                .toList();
    }

    @Override
    public String getName() {
        return whole.getName();
    }

    @Override
    public String getPackageName() {
        return whole.getPackageName();
    }

    @Override
    public List<Global> getGlobals() {
        return whole.getGlobals();
    }

    @Override
    public List<Rule> getRules() {
        return rules;
    }

    @Override
    public List<Query> getQueries() {
        return whole.getQueries();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return whole.getTypeMetaDatas();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return whole.getEntryPoints();
    }
}
