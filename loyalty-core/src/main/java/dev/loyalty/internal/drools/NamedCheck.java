package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.ParsedRule.Use;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.DiagnosticCode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what rules name in texts: {@code .limitedBy( "welcome" )}, {@code Member( tier == "gold" )}. */
final class NamedCheck {

    private static final Pattern IN_VERBS = Pattern.compile(
            "\\.\\s*(limitedBy|inGroup|to|from|brings|creditedTo|pendingUntil|needs|level|gift)\\s*\\(\\s*\"");
    private static final Pattern TIER_GIFT = Pattern.compile("\\.\\s*tierGift\\s*\\([^,()\"]*,\\s*\"");
    /** Of a text in code, whose inside is blanked. */
    private static final Pattern QUOTE = Pattern.compile("\" *\"");

    private static final Pattern PART_OF_NAME =
            Pattern.compile("\\b(?:matches|str|startsWith|endsWith|soundslike|contains)(?:\\[\\w*])?\\(?$");
    private static final Pattern LEVEL_OF_MEMBER = Pattern.compile("(?<![\\w$.])tier\\s*(?:==|!=)\\s*\"");
    private static final Pattern NAME_OF_LEVEL = Pattern.compile("(?<![\\w$.])name\\s*(?:==|!=)\\s*\"");

    private final Findings findings;
    private final PolicyNames names;

    NamedCheck(Findings findings, PolicyNames names) {
        this.findings = findings;
        this.names = names;
    }

    void check(ParsedRule rule) {
        rule.patterns().forEach(use -> checkPattern(rule, use));
        checkTierGifts(rule);
        Matcher matcher = IN_VERBS.matcher(rule.text().code()).region(rule.consequenceAt(), rule.consequenceEnd());
        while (matcher.find()) {
            int at = matcher.end();
            switch (matcher.group(1)) {
                case "limitedBy" -> check(rule, DiagnosticCode.UNKNOWN_LIMIT, "limit", names.limits(), at);
                case "pendingUntil" -> check(rule, DiagnosticCode.UNKNOWN_EVENT, "event", names.events(), at);
                case "inGroup" -> check(rule, DiagnosticCode.UNKNOWN_GROUP, "group", names.groups(), at);
                case "needs" -> checkMeasure(rule, at);
                case "level", "gift" -> check(rule, DiagnosticCode.UNKNOWN_LEVEL, "level", names.levels(), at);
                default -> check(rule, DiagnosticCode.UNKNOWN_ACCOUNT, "account", names.accounts(), at);
            }
        }
    }

    /** A policy without levels may know those of the host. */
    private void checkTierGifts(ParsedRule rule) {
        Matcher matcher = TIER_GIFT.matcher(rule.text().code()).region(rule.consequenceAt(), rule.consequenceEnd());
        while (!names.levels().isEmpty() && matcher.find()) {
            check(rule, DiagnosticCode.UNKNOWN_LEVEL, "level", names.levels(), matcher.end());
        }
    }

    /** A policy without levels may know those of the host. */
    private void checkPattern(ParsedRule rule, Use use) {
        String type = use.pattern().getObjectType();
        if (type.equals("Window")) {
            checkWindows(rule, use);
        }
        boolean member = type.equals("Member") && !names.levels().isEmpty();
        if (member || type.equals("Level")) {
            int open = rule.text().opening(Math.max(use.pattern().getStartCharacter(), 0));
            Matcher matcher = (member ? LEVEL_OF_MEMBER : NAME_OF_LEVEL)
                    .matcher(rule.text().code())
                    .region(open, rule.text().closing(open));
            while (matcher.find()) {
                check(rule, DiagnosticCode.UNKNOWN_LEVEL, "level", names.levels(), matcher.end());
            }
        }
    }

    /** Every text that the name is compared with as a whole. */
    private void checkWindows(ParsedRule rule, Use use) {
        RuleText text = rule.text();
        int open = text.opening(Math.max(use.pattern().getStartCharacter(), 0));
        Matcher quote = QUOTE.matcher(text.code()).region(open, text.closing(open));
        while (quote.find()) {
            String before = text.code().substring(open, quote.start()).stripTrailing();
            if (!PART_OF_NAME.matcher(before).find()) {
                check(rule, DiagnosticCode.UNKNOWN_WINDOW, "window", names.windows(), quote.start() + 1);
            }
        }
    }

    private void checkMeasure(ParsedRule rule, int at) {
        String name = name(rule, at);
        check(rule, DiagnosticCode.UNKNOWN_MEASURE, "measure", names.measures().keySet(), at);
        if (names.measures().containsKey(name) && names.measures().get(name) != ValueKind.NUMBER) {
            findings.error(
                    DiagnosticCode.UNKNOWN_MEASURE,
                    rule.text(),
                    at,
                    rule.name(),
                    "measure \"" + name + "\" is a day, of which nobody can have enough",
                    "Maybe a condition on it, or a count?");
        }
    }

    /** @param at behind the quote that opens the name */
    private static String name(ParsedRule rule, int at) {
        String text = rule.text().text();
        int close = text.indexOf('"', at);
        return text.substring(at, close < 0 ? at : close);
    }

    private void check(ParsedRule rule, DiagnosticCode code, String what, Set<String> known, int at) {
        String name = name(rule, at);
        if (!known.contains(name)) {
            findings.error(
                    code,
                    rule.text(),
                    at,
                    rule.name(),
                    "policy.yaml has no " + what + " \"" + name + "\"",
                    Suggestions.closest(name, known).map(closest -> "Maybe \"" + closest + "\"?"));
        }
    }
}
