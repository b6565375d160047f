package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.ParsedRule.Use;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;

/**
 * Lets a condition be a boolean that may be missing: {@code Order( collected )} holds where it is true, and
 * {@code Order( !collected )} where it is not. The engine would take the value out of nothing and fail.
 */
final class MissingBooleans {

    private static final Pattern OPERAND = Pattern.compile("(?<![\\w$.])(\\$\\w++\\s*!?\\.\\s*)?+([A-Za-z_$]\\w*+)");
    private static final Pattern COMPARED_BEFORE = Pattern.compile("(?:[=!]=|[<>]=?|[-+*/%])\\s*$");
    private static final Pattern BOUND_BEFORE = Pattern.compile("\\$\\w+\\s*:\\s*$");
    private static final Pattern READ_AFTER = Pattern.compile(
            "\\s*(?:[=!]=|[<>]|[-+*/%.(:\\[]|!\\.|(?:not\\s+)?(?:in|memberOf|contains|excludes|matches|str|soundslike)\\b)");

    private final VocabularyTypes types;
    private final BoundNames bound;

    private MissingBooleans(VocabularyTypes types, BoundNames bound) {
        this.types = types;
        this.bound = bound;
    }

    /** Changes the conditions of a rule that passed the checks; its text stays as it is. */
    static void admit(ParsedRule rule, VocabularyTypes types) {
        MissingBooleans missing = new MissingBooleans(types, new BoundNames(rule, types));
        for (Use use : rule.patterns()) {
            missing.admit(
                    use.pattern().getObjectType(), (BaseDescr) use.pattern().getConstraint());
        }
    }

    private void admit(String type, BaseDescr constraint) {
        if (constraint instanceof ExprConstraintDescr expression) {
            expression.setExpression(compared(type, expression.getExpression()));
        } else if (constraint instanceof ConditionalElementDescr several) {
            List.copyOf(several.getDescrs()).forEach(each -> admit(type, (BaseDescr) each));
        }
    }

    private String compared(String type, String expression) {
        Set<String> own = new TreeSet<>(types.missingBooleans(type));
        String code = RuleText.codeOf(expression);
        StringBuilder compared = new StringBuilder();
        int done = 0;
        Matcher operand = OPERAND.matcher(code);
        while (operand.find()) {
            if (isMissing(own, operand) && standsAlone(code, operand)) {
                compared.append(expression, done, operand.start())
                        .append('(')
                        .append(operand.group())
                        .append(" == true)");
                done = operand.end();
            }
        }
        return compared.append(expression, done, expression.length()).toString();
    }

    private boolean isMissing(Set<String> own, MatchResult operand) {
        String of = operand.group(1);
        if (of == null) {
            return own.contains(operand.group(2)) || bound.isMissingBoolean(operand.group(2));
        }
        String fact = bound.fact(of.replaceAll("[\\s!.]", ""));
        return fact != null && types.missingBooleans(fact).contains(operand.group(2));
    }

    private static boolean standsAlone(String code, MatchResult operand) {
        String before = code.substring(0, operand.start());
        return !COMPARED_BEFORE.matcher(before).find()
                && !BOUND_BEFORE.matcher(before).find()
                && !READ_AFTER
                        .matcher(code)
                        .region(operand.end(), code.length())
                        .lookingAt();
    }
}
