package dev.loyalty.internal.drools;

import static dev.loyalty.internal.drools.EarningVerb.aFact;
import static dev.loyalty.internal.drools.EarningVerb.inYaml;

import dev.loyalty.internal.drools.ParsedRule.Use;
import dev.loyalty.internal.drools.Sentence.Argument;
import dev.loyalty.internal.drools.Sentence.Call;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that a limit counts what a proposal gives, for something that there is. */
final class EarningLimits {

    private static final String WORD = "limitedBy";
    private static final String ACTION = "Action";
    private static final Pattern SUBJECT = Pattern.compile("\\bsubject\\b");

    private final Findings findings;
    private final PolicyDefinition policy;

    EarningLimits(Findings findings, PolicyDefinition policy) {
        this.findings = findings;
        this.policy = policy;
    }

    /** What goes into an account is counted in its unit, or in times. */
    void checkUnits(Sentence sentence, Account account) {
        sentence.all(WORD)
                .forEach(word -> limit(word).ifPresent(limit -> {
                    boolean counts = limit.unit() == LimitUnit.TIMES
                            || limit.unit().name().equals(account.unit().name());
                    if (!counts) {
                        sentence.error(
                                findings,
                                DiagnosticCode.LIMIT_UNIT,
                                word.aboutAt(),
                                "limit \"" + limit.name() + "\" counts " + inYaml(limit.unit()) + ", and account \""
                                        + account.name() + "\" holds " + inYaml(account.unit()),
                                "Maybe a limit of " + inYaml(account.unit()) + " or of times?");
                    }
                }));
    }

    /** What no account holds is counted in times, and a donation in money as well. */
    void checkUnits(Sentence sentence, EarningVerb special) {
        sentence.all(WORD)
                .forEach(word -> limit(word).ifPresent(limit -> {
                    boolean money = special == EarningVerb.DONATION;
                    if (limit.unit() != LimitUnit.TIMES && !(money && limit.unit() == LimitUnit.MONEY)) {
                        sentence.error(
                                findings,
                                DiagnosticCode.LIMIT_UNIT,
                                word.aboutAt(),
                                "limit \"" + limit.name() + "\" counts " + inYaml(limit.unit()) + ", which earn."
                                        + special.word() + " does not bring",
                                money ? "Maybe a limit of money or of times?" : "Maybe a limit of times?");
                    }
                }));
    }

    /** @param scope the type of the fact that is proposed for, or null if it is not plain */
    void checkSubjects(Sentence sentence, @Nullable String scope) {
        sentence.all(WORD).forEach(word -> limit(word).ifPresent(limit -> checkSubject(sentence, word, limit, scope)));
    }

    private void checkSubject(Sentence sentence, Call word, Limit limit, @Nullable String scope) {
        boolean named = word.arguments().size() > 1;
        if (named && !limit.per().isOfSubject()) {
            sentence.error(
                    findings,
                    DiagnosticCode.LIMIT_SUBJECT,
                    word.aboutAt(),
                    "limit \"" + limit.name() + "\" counts for each " + inYaml(limit.per())
                            + ", and here a subject is named",
                    "Maybe \"per: subject\" in policy.yaml?");
        } else if (!named && limit.per().isOfSubject() && scope != null) {
            checkOwnSubject(sentence, word, limit, scope);
        }
    }

    /** An order of before is its own subject, and an action has one or not. */
    private void checkOwnSubject(Sentence sentence, Call word, Limit limit, String scope) {
        if (scope.equals(ACTION)) {
            if (!asksForSubject(sentence.rule())) {
                findings.warning(
                        DiagnosticCode.LIMIT_SUBJECT,
                        sentence.rule().text(),
                        word.aboutAt(),
                        sentence.rule().name(),
                        "limit \"" + limit.name() + "\" counts for each subject, and the rule does not ask whether the"
                                + " action has one: without, it fails the call",
                        "Maybe Action( subject != null )?");
            }
        } else if (!scope.equals("PastOrder")) {
            sentence.error(
                    findings,
                    DiagnosticCode.LIMIT_SUBJECT,
                    word.aboutAt(),
                    "limit \"" + limit.name() + "\" counts for each subject, and " + aFact(scope) + " has none",
                    "Maybe .limitedBy( \"" + limit.name() + "\", $serial ), with what it should count for?");
        }
    }

    private static boolean asksForSubject(ParsedRule rule) {
        for (Use use : rule.patterns()) {
            if (use.pattern().getObjectType().equals(ACTION)) {
                int open = rule.text().opening(Math.max(use.pattern().getStartCharacter(), 0));
                if (SUBJECT.matcher(rule.text().code())
                        .region(open, rule.text().closing(open))
                        .find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Limit> limit(Call word) {
        Argument name = word.argument(0);
        return name == null
                ? Optional.empty()
                : name.literal().map(literal -> policy.limits().get(literal));
    }
}
