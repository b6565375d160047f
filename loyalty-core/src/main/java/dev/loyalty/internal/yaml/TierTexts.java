package dev.loyalty.internal.yaml;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.policy.definition.TierSwitches;
import dev.loyalty.policy.definition.TierTerm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Readers of the values that only the section {@code tiers} holds. */
final class TierTexts {

    private static final String MEMBER_YEAR = "member-year";
    private static final Pattern END_OF = Pattern.compile("end of ([A-Za-z-]+)(?: *\\+ *(.+))?");
    private static final Pattern AT_MOST = Pattern.compile("at most (\\d{1,3}) levels?");
    private static final Map<String, TierTerm> TERMS =
            Map.of("while-qualified", new TierTerm.WhileQualified(), "for-ever", new TierTerm.ForEver());

    private TierTexts() {}

    /** How long a level is kept. */
    static TierTerm term(String text) throws Unreadable {
        TierTerm term = TERMS.get(text);
        if (term != null) {
            return term;
        }
        Matcher endOf = END_OF.matcher(text);
        if (endOf.matches()) {
            return endOf(endOf.group(1), endOf.group(2));
        }
        if (text.matches("\\d+ .*")) {
            return new TierTerm.Lasting(days(text));
        }
        throw Unreadable.value(
                "not how long a level is kept",
                Suggestions.closest(text, TERMS.keySet())
                        .map(near -> "Maybe \"" + near + "\"?")
                        .orElse(
                                "Maybe one of \"while-qualified\", \"for-ever\", \"12 months\", \"end of year + 1 year\"?"));
    }

    private static TierTerm endOf(String period, @Nullable String more) throws Unreadable {
        Span plus = more == null ? null : days(more);
        if (period.equals(MEMBER_YEAR)) {
            return new TierTerm.EndOfMemberYear(plus);
        }
        try {
            return new TierTerm.EndOf(
                    TextReaders.oneOf(List.of(PeriodUnit.values())).read(period), plus);
        } catch (Unreadable unreadable) {
            List<String> words = Stream.concat(
                            Arrays.stream(PeriodUnit.values()).map(PeriodUnit::word), Stream.of(MEMBER_YEAR))
                    .toList();
            throw TextReaders.unknown("not the end of one of " + String.join(", ", words), period, words);
        }
    }

    /** A span that ends with a day. */
    static Span days(String text) throws Unreadable {
        Span span = DefinitionTexts.span(text);
        if (!span.isOnCalendar()) {
            throw Unreadable.value("which does not end with a day", "Maybe use days?");
        }
        return span;
    }

    /** With which period a higher level begins; empty: at once. */
    static Optional<PeriodUnit> upgrade(String text) throws Unreadable {
        Map<String, Optional<PeriodUnit>> words = new LinkedHashMap<>();
        words.put("at-once", Optional.empty());
        for (PeriodUnit unit : PeriodUnit.values()) {
            words.put("next-" + unit.word(), Optional.of(unit));
        }
        return TextReaders.oneOf(words).read(text);
    }

    /** How many levels a return can cost. */
    static int returns(String text) throws Unreadable {
        Matcher atMost = AT_MOST.matcher(text);
        if (text.equals("keep")) {
            return 0;
        }
        if (text.equals("recheck")) {
            return TierSwitches.ALL_LEVELS;
        }
        if (atMost.matches() && Integer.parseInt(atMost.group(1)) > 0) {
            return Integer.parseInt(atMost.group(1));
        }
        throw Unreadable.value(
                "not what returns do to levels",
                Suggestions.closest(text, List.of("keep", "recheck"))
                        .map(near -> "Maybe \"" + near + "\"?")
                        .orElse("Maybe one of \"keep\", \"recheck\", \"at most 1 level\"?"));
    }
}
