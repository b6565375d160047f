package dev.loyalty.internal.drools;

import java.util.List;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/**
 * Adds a condition to each pattern behind the first one of a rule that counts every pair of facts the engine tries there:
 * the engine's own loops over facts cannot be stopped otherwise. The condition stands first, so that also pairs count that
 * a later condition refuses; pairs that an index of the engine leaves out are never tried and do not count. Only rules
 * that run in a session of the engine need it.
 */
final class JoinGuard {

    /** How the text of the condition begins. */
    static final String CONDITION = Joins.class.getSimpleName() + ".pair(this, ";

    private static final Pattern NAMED = Pattern.compile("\\b" + Joins.class.getSimpleName() + "\\b");
    private static final String NAME = "$pair";

    private final String text;
    private int names;

    private JoinGuard(String text) {
        this.text = text;
    }

    /** The type that the compiled rules then need. */
    static String imported() {
        return Joins.class.getName();
    }

    static void add(ParsedRule rule) {
        new JoinGuard(rule.text().code()).all(rule.descriptor().getLhs().getDescrs(), null);
    }

    /** Whether an author names the type, which is for the library alone. */
    static boolean isNamed(String code) {
        return NAMED.matcher(code).find();
    }

    /** Guards elements that must all hold; gives the first pattern among them that the ones behind it can see. */
    private @Nullable PatternDescr all(List<? extends BaseDescr> elements, @Nullable PatternDescr first) {
        PatternDescr seen = first;
        for (BaseDescr element : elements) {
            PatternDescr bound = guard(element, seen);
            seen = seen == null ? bound : seen;
        }
        return seen;
    }

    private @Nullable PatternDescr guard(BaseDescr element, @Nullable PatternDescr first) {
        if (element instanceof PatternDescr pattern) {
            return guardPattern(pattern, first);
        }
        if (element instanceof AndDescr and) {
            return all(and.getDescrs(), first);
        }
        if (element instanceof OrDescr or) {
            or.getDescrs().forEach(branch -> guard(branch, first));
        } else if (element instanceof ConditionalElementDescr absence) {
            all(absence.getDescrs(), first);
        }
        return null;
    }

    private @Nullable PatternDescr guardPattern(PatternDescr pattern, @Nullable PatternDescr first) {
        if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            guard(accumulate.getInput(), first);
            return null;
        }
        if (pattern.getSource() instanceof CollectDescr collect) {
            guard(collect.getInputPattern(), first);
            return null;
        }
        if (first == null) {
            return pattern;
        }
        ((AndDescr) pattern.getConstraint()).insertDescr(0, new ExprConstraintDescr(CONDITION + named(first) + ")"));
        return null;
    }

    private String named(PatternDescr pattern) {
        if (pattern.getIdentifier() == null || pattern.getIdentifier().isEmpty()) {
            String name = NAME + names++;
            while (text.contains(name)) {
                name = NAME + names++;
            }
            pattern.setIdentifier(name);
        }
        return pattern.getIdentifier();
    }
}
