package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.ParsedRule.Use;
import dev.loyalty.policy.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Lets through only the forms of conditions that policies need; see {@link ConstructCheck}. */
final class ConditionCheck {

    /** Functions that are exact and depend on no order. */
    private static final Set<String> FUNCTIONS = Set.of("sum", "min", "max", "count");

    private static final Map<String, String> OTHER_FUNCTIONS = Map.of(
            "average", "Maybe sum( … ) and count( … ), so that you say how it is rounded?",
            "collectList", "Maybe $all : List() from collect( … )?",
            "collectSet", "Maybe $all : List() from collect( … )?");

    /** What a list is taken from: a name that a condition has bound, or a parameter. */
    private static final Pattern FROM =
            Pattern.compile("\\$\\w+(\\s*\\.\\s*\\w+(\\s*\\(\\s*\\))?)*|policy\\s*\\.\\s*\\w+");

    private static final Pattern PATH = Pattern.compile("^\\s*(?:\\$\\w+\\s*:=?\\s*)?\\??/");
    private static final Pattern UNIFIED = Pattern.compile("^\\s*[$\\w]+\\s*:=");
    private static final Pattern INLINE_CAST = Pattern.compile("\\w\\s*#\\s*\\w");
    private static final Pattern BARE_NAME = Pattern.compile("^\\s*([A-Za-z_]\\w*)\\s*:(?![:=])");
    private static final Pattern OPERATOR = Pattern.compile("[-+*/%]");
    private static final Pattern NOT_MATCHES = Pattern.compile("\\bnot\\s+matches\\b");

    private final Findings findings;
    private final RuleText text;
    private final RuleDescr rule;
    private final List<Use> patterns = new ArrayList<>();

    ConditionCheck(Findings findings, RuleText text, RuleDescr rule) {
        this.findings = findings;
        this.text = text;
        this.rule = rule;
    }

    /** The patterns of the rule, in the order of the text. */
    List<Use> check() {
        long alternatives = walk(rule.getLhs(), false);
        int at = text.offset(rule.getLine());
        if (patterns.size() > RuleLimits.MOST_PATTERNS) {
            tooLarge(at, "more than " + RuleLimits.MOST_PATTERNS + " patterns");
        }
        if (alternatives > RuleLimits.MOST_ALTERNATIVES) {
            tooLarge(
                    at,
                    "alternatives (\"or\") that can be chosen in more than " + RuleLimits.MOST_ALTERNATIVES + " ways");
        }
        return patterns;
    }

    /** Gives in how many ways the alternatives inside can be chosen. */
    private long walk(BaseDescr element, boolean guarded) {
        if (element instanceof PatternDescr pattern) {
            patterns.add(new Use(pattern, guarded));
            checkPattern(pattern);
            return pattern.getSource() == null ? 1 : walkSource(pattern, pattern.getSource());
        }
        if (element instanceof OrDescr or) {
            return or.getDescrs().stream()
                    .mapToLong(branch -> walk(branch, guarded))
                    .reduce(0, ConditionCheck::plus);
        }
        if (element instanceof AndDescr and) {
            return walkAll(and, guarded);
        }
        if (element instanceof NotDescr || element instanceof ExistsDescr || element instanceof ForallDescr) {
            return walkAll((ConditionalElementDescr) element, true);
        }
        String word = element instanceof EvalDescr ? "eval" : "a branch between conditions";
        refuse(offset(element), word, "Maybe write it as a condition on a fact, or as two rules?");
        return 1;
    }

    private long walkAll(ConditionalElementDescr element, boolean guarded) {
        return element.getDescrs().stream()
                .mapToLong(child -> walk((BaseDescr) child, guarded))
                .reduce(1, ConditionCheck::times);
    }

    private static long plus(long a, long b) {
        return Math.min(a + b, RuleLimits.MOST_ALTERNATIVES + 1L);
    }

    private static long times(long a, long b) {
        return Math.min(a * b, RuleLimits.MOST_ALTERNATIVES + 1L);
    }

    private long walkSource(PatternDescr pattern, PatternSourceDescr source) {
        if (source.getClass() == AccumulateDescr.class) {
            AccumulateDescr accumulate = (AccumulateDescr) source;
            checkFunctions(pattern, accumulate);
            return walk(accumulate.getInput(), true);
        }
        if (source instanceof CollectDescr collect) {
            return walk(collect.getInputPattern(), true);
        }
        if (source instanceof FromDescr from) {
            String expression = from.getDataSource().toString();
            if (!FROM.matcher(expression.strip()).matches()) {
                refuse(
                        offset(pattern),
                        "from " + expression.strip(),
                        "Maybe from a name that a condition binds, or policy.name?");
            }
        } else {
            String word = source instanceof AccumulateDescr ? "groupby" : "from entry-point";
            refuse(offset(pattern), word, "Maybe one condition for each group, or leave it out?");
        }
        return 1;
    }

    private void checkFunctions(PatternDescr pattern, AccumulateDescr accumulate) {
        if (accumulate.getFunctions().isEmpty()) {
            refuse(
                    offset(pattern),
                    "accumulate with init, action and result code",
                    "Maybe a function such as sum( … )?");
        }
        for (AccumulateDescr.AccumulateFunctionCallDescr function : accumulate.getFunctions()) {
            for (String parameter : function.getParams()) {
                checkExpression(offset(pattern), RuleText.codeOf(parameter));
            }
        }
        accumulate.getFunctions().stream()
                .map(AccumulateDescr.AccumulateFunctionCallDescr::getFunction)
                .filter(function -> !FUNCTIONS.contains(function))
                .forEach(function -> refuse(
                        near(offset(pattern), function),
                        function + "( … )",
                        OTHER_FUNCTIONS.getOrDefault(function, "Maybe one of sum, min, max, count?")));
    }

    private void checkPattern(PatternDescr pattern) {
        int at = offset(pattern);
        if (!pattern.getBehaviors().isEmpty()) {
            refuse(at, "over window", "Maybe a measure in policy.yaml?");
        }
        pattern.getAnnotationNames().forEach(name -> refuse(near(at, "@" + name), "@" + name, "Maybe leave it out?"));
        if (pattern.isQuery() || pattern.isUnification()) {
            refuse(at, pattern.isQuery() ? "a call of a query" : ":=", "Maybe a condition with ==?");
        }
        if (!pattern.getPositionalConstraints().isEmpty()) {
            refuse(at, "a condition without a field's name", "Maybe name == … ?");
        }
        checkName(at, pattern.getIdentifier());
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (constraint instanceof ExprConstraintDescr expression) {
                checkConstraint(at, expression.getExpression());
            }
        }
    }

    private void checkConstraint(int patternAt, String constraint) {
        int at = Math.max(text.text().indexOf(constraint, patternAt), patternAt);
        String code = RuleText.codeOf(constraint);
        if (PATH.matcher(code).find()) {
            refuse(at, "a path (/…)", "Maybe a pattern for each fact?");
        }
        if (UNIFIED.matcher(code).find()) {
            refuse(at, ":=", "Maybe a condition with ==?");
        }
        if (INLINE_CAST.matcher(code).find()) {
            refuse(at, "#", "Maybe leave it out?");
        }
        checkExpression(at, code);
        if (NOT_MATCHES.matcher(code).find()) {
            refuse(at, "\"not matches\"", "Maybe !( … matches … ), which also holds for what is missing?");
        }
        Matcher name = BARE_NAME.matcher(code);
        if (name.find()) {
            checkName(at, name.group(1));
        }
    }

    /** What the engine takes too long to read. */
    private void checkExpression(int at, String code) {
        if (OPERATOR.matcher(code).results().count() > RuleLimits.MOST_OPERATORS) {
            tooLarge(at, "more than " + RuleLimits.MOST_OPERATORS + " operators in a condition");
        }
    }

    private void checkName(int at, String name) {
        if (name != null && !name.isEmpty() && !name.startsWith("$")) {
            refuse(at, "the name \"" + name + "\" for what is found", "Maybe \"$" + name + "\"?");
        }
    }

    private void refuse(int at, String what, String hint) {
        findings.error(
                DiagnosticCode.UNSUPPORTED_CONSTRUCT,
                text,
                at,
                rule.getName(),
                what + " is not available to rules",
                hint);
    }

    private void tooLarge(int at, String what) {
        findings.error(
                DiagnosticCode.TOO_LARGE, text, at, rule.getName(), "the rule has " + what, "Maybe several rules?");
    }

    private int offset(BaseDescr element) {
        return element.getStartCharacter() >= 0 ? element.getStartCharacter() : text.offset(element.getLine());
    }

    private int near(int from, String word) {
        return Math.max(text.code().indexOf(word, from), from);
    }
}
