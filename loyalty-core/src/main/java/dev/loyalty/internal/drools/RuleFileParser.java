package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.PolicyFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Parses one rule file. The outline of rules is checked first, because the engine's parser reports a missing
 * {@code end} or {@code then} far from its place.
 */
final class RuleFileParser {

    private static final Pattern OUTLINE =
            Pattern.compile("(?<![\\w$.])(?:(rule)(?=\\s+[\"\\w])|(when|then|end)(?![\\w$.(]))");
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched input|no viable alternative at input) '(.*?)'");
    private static final Pattern IN_RULE = Pattern.compile("in rule \"(.*?)\"");

    private final Findings findings;

    RuleFileParser(Findings findings) {
        this.findings = findings;
    }

    Optional<ParsedFile> parse(PolicyFile file) {
        RuleText text = RuleText.of(file);
        if (!new TextCheck(findings).isSound(text) || !outlineIsSound(text)) {
            return Optional.empty();
        }
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr descriptor = null;
        try {
            descriptor = parser.parse(null, text.text());
        } catch (DroolsParserException | RuntimeException | StackOverflowError unparsable) {
            findings.error(
                    DiagnosticCode.RULE_SYNTAX,
                    text,
                    0,
                    null,
                    "the file cannot be read as rules: " + unparsable,
                    Optional.empty());
        }
        for (DroolsError error : parser.getErrors()) {
            report(text, error);
        }
        if (descriptor != null && descriptor.getRules().isEmpty() && !parser.hasErrors()) {
            findings.warning(
                    DiagnosticCode.NO_RULES, text, 0, null, "the file has no rules", "Maybe it can be deleted?");
        }
        return descriptor == null || parser.hasErrors()
                ? Optional.empty()
                : Optional.of(new ParsedFile(text, descriptor));
    }

    private void report(RuleText text, DroolsError error) {
        String message = error.getMessage();
        int[] lines = error.getLines();
        int offset = lines.length == 0 || lines[0] < 1 ? 0 : text.offset(lines[0]);
        Matcher unexpected = UNEXPECTED.matcher(message);
        Matcher rule = IN_RULE.matcher(message);
        String name = rule.find() ? rule.group(1) : null;
        if (unexpected.find() && !unexpected.group(1).isEmpty()) {
            String word = unexpected.group(1);
            int at = SyntaxHints.place(text, word, offset);
            findings.error(
                    DiagnosticCode.RULE_SYNTAX,
                    text,
                    at,
                    name,
                    "\"" + word + "\" is not expected here",
                    SyntaxHints.hint(text, word, at));
        } else {
            findings.error(
                    DiagnosticCode.RULE_SYNTAX,
                    text,
                    offset,
                    name,
                    "the rule cannot be read from here on",
                    "Maybe a bracket or a quote is not closed?");
        }
    }

    /** Reports each {@code rule} that begins, and each {@code end} that stands, where the outline does not allow it. */
    private boolean outlineIsSound(RuleText text) {
        boolean sound = true;
        String last = "end";
        @Nullable String rule = null;
        int ruleAt = 0;
        Matcher matcher = OUTLINE.matcher(text.code());
        while (matcher.find()) {
            String word = matcher.group();
            int at = matcher.start();
            if (word.equals("rule")) {
                if (!last.equals("end")) {
                    sound = missing(text, ruleAt, rule, last, "before the next rule in line " + text.line(at));
                }
                rule = nameAfter(text, matcher.end());
                ruleAt = at;
                last = word;
            } else if (rule != null) {
                if (word.equals("end") && !last.equals("then") && !last.equals("end")) {
                    sound = missing(text, ruleAt, rule, last, "before \"end\" in line " + text.line(at));
                }
                last = word;
            }
        }
        if (rule != null && !last.equals("end")) {
            sound = missing(text, ruleAt, rule, last, "before the end of the file");
        }
        return sound;
    }

    private boolean missing(RuleText text, int at, @Nullable String rule, String last, String where) {
        String word = last.equals("then") ? "end" : "then";
        findings.error(
                word.equals("end") ? DiagnosticCode.MISSING_END : DiagnosticCode.RULE_SYNTAX,
                text,
                at,
                rule,
                "this rule has no \"" + word + "\"",
                "Maybe add \"" + word + "\" " + where + "?");
        return false;
    }

    /** The name of the rule whose keyword ends here. */
    static @Nullable String nameAfter(RuleText text, int from) {
        Matcher name = Pattern.compile("\\G\\s*(?:\"([^\"\\n]*)\"|([\\w.-]+))").matcher(text.text());
        if (!name.find(from)) {
            return null;
        }
        return name.group(1) != null ? name.group(1) : name.group(2);
    }
}
