package dev.loyalty.internal.drools;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Says "all" as "there is none that does not": the engine's own way negates the conditions of the compiled model in place,
 * so that a second use of the model has the opposite meaning, and no condition can be added to it.
 */
final class Forall {

    private Forall() {}

    static void replace(RuleDescr rule) {
        replace(rule.getLhs());
    }

    @SuppressWarnings("unchecked") // the lists of descriptors are lists of BaseDescr, and are the descriptors' own
    private static void replace(ConditionalElementDescr parent) {
        List<BaseDescr> elements = (List<BaseDescr>) parent.getDescrs();
        elements.replaceAll(element -> element instanceof ForallDescr forall ? without(forall) : element);
        for (BaseDescr element : elements) {
            if (element instanceof ConditionalElementDescr nested) {
                replace(nested);
            }
        }
    }

    private static NotDescr without(ForallDescr forall) {
        List<BaseDescr> patterns = forall.getDescrs();
        if (patterns.size() == 1) {
            PatternDescr pattern = (PatternDescr) patterns.get(0);
            negate(pattern);
            return new NotDescr(pattern);
        }
        AndDescr others = new AndDescr();
        patterns.stream().skip(1).forEach(others::addDescr);
        AndDescr exception = new AndDescr();
        exception.addDescr(patterns.get(0));
        exception.addDescr(
                new NotDescr(others.getDescrs().size() == 1 ? others.getDescrs().get(0) : others));
        return new NotDescr(exception);
    }

    private static void negate(PatternDescr pattern) {
        List<String> conditions = new ArrayList<>();
        for (BaseDescr each : List.copyOf(pattern.getDescrs())) {
            conditions.add("(" + ((ExprConstraintDescr) each).getExpression() + ")");
            pattern.removeConstraint(each);
        }
        pattern.addConstraint(new ExprConstraintDescr(
                conditions.isEmpty() ? "this == null" : "!(" + String.join(" && ", conditions) + ")"));
    }
}
