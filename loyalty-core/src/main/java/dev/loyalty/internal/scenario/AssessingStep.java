package dev.loyalty.internal.scenario;

import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.scenario.RuleOutcome;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.AssessmentSubject;
import dev.loyalty.tier.Assessments;
import dev.loyalty.tier.ComingDowngrade;
import dev.loyalty.tier.Distance;
import dev.loyalty.tier.Need;
import dev.loyalty.tier.Occasion;
import dev.loyalty.tier.SettledGift;
import dev.loyalty.tier.SettledLevel;
import dev.loyalty.tier.TierChange;
import dev.loyalty.tier.TierOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The member's level is looked at, after all that is due.
 *
 * @param because why
 * @param change what is changed by hand, or null
 * @param expected by key of {@code then}, the text that it must come to
 */
public record AssessingStep(
        Frame frame,
        String id,
        Instant at,
        Occasion because,
        @Nullable TierChange change,
        Map<String, Expected> expected)
        implements Step {

    /** What stands for no level, no date, no warning. */
    public static final String NONE = "none";

    public AssessingStep {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    /** A text and where it stands. */
    public record Expected(String text, Place place) {}

    @Override
    public void play(Play play) {
        List<AssessmentDecision> decisions =
                play.tiers().assess((assessments, subject) -> decide(play, assessments, subject));
        AssessmentDecision last = decisions.get(decisions.size() - 1);
        compare(play, this, expected, decisions);
        play.compareRules(this, RuleSet.TIERS, rule -> outcome(last, rule), rule -> why(last, rule));
    }

    /** @param decisions in their order; none if the policy has no levels */
    static void compare(Play play, Step step, Map<String, Expected> expected, List<AssessmentDecision> decisions) {
        expected.forEach((key, text) -> {
            String actual = decisions.isEmpty()
                    ? NONE
                    : actual(key, decisions.get(0), decisions.get(decisions.size() - 1), play.policy());
            play.compare(step, text.place(), key, text.text(), actual);
        });
    }

    private List<AssessmentDecision> decide(Play play, Assessments assessments, AssessmentSubject subject) {
        TierChange byHand = change;
        if (byHand != null) {
            return assessments.change(subject, id, at, byHand);
        }
        return switch (because) {
            case RETURN -> assessments.afterReturn(subject, id, at);
            case AGAIN -> List.of(assessments.again(subject, id, play.tiers().lastReview()));
            case LOOK, DUE, CHANGE -> assessments.look(subject, id, at);
        };
    }

    private static String actual(
            String key, AssessmentDecision first, AssessmentDecision last, PolicyDefinition policy) {
        ZoneId zone = policy.zone();
        TierOutcome outcome = last.outcome();
        return switch (key) {
            case "tier" -> text(outcome.level());
            case "outcome" -> word(policy, before(first), outcome.level());
            case "since" ->
                outcome.since() == null
                        ? NONE
                        : text(outcome.since().atZone(zone).toLocalDateTime());
            case "until" -> text(outcome.until());
            case "due" ->
                last.nextAssessment() == null
                        ? NONE
                        : text(last.nextAssessment().atZone(zone).toLocalDate());
            case "next" -> text(last.next());
            case "keeping" -> text(last.keeping());
            case "warning" -> text(last.comingDowngrade());
            case "reached" -> names(between(policy, before(first), outcome.level()));
            case "lost" -> names(between(policy, outcome.level(), before(first)));
            default -> throw new IllegalStateException("nothing to compare with " + key);
        };
    }

    private static @Nullable String before(AssessmentDecision first) {
        if (first.outcome() instanceof TierOutcome.Upgraded up) {
            return up.from();
        }
        return first.outcome() instanceof TierOutcome.Downgraded down ? down.from() : first.level();
    }

    private static String word(PolicyDefinition policy, @Nullable String before, @Nullable String after) {
        int up = policy.tiers().rank(after) - policy.tiers().rank(before);
        return up > 0 ? "upgraded" : up < 0 ? "downgraded" : "kept";
    }

    /** The levels above one and up to another, the lowest first. */
    private static List<String> between(PolicyDefinition policy, @Nullable String low, @Nullable String high) {
        int from = policy.tiers().rank(low);
        return policy.tiers()
                .names()
                .subList(from, Math.max(from, policy.tiers().rank(high)));
    }

    private static String text(@Nullable Object value) {
        return Objects.requireNonNullElse(value, NONE).toString();
    }

    private static String text(@Nullable ComingDowngrade coming) {
        return coming == null ? NONE : warning(text(coming.to()), coming.lastDay());
    }

    private static String text(@Nullable Distance distance) {
        return distance == null
                ? NONE
                : distance(
                        distance.level(),
                        distance.needs().stream().collect(Collectors.toMap(Need::measure, Need::missing)));
    }

    /** A list as scenarios compare it. */
    public static String names(List<String> names) {
        return names.isEmpty() ? NONE : String.join(", ", names);
    }

    /** A warning as scenarios compare it. */
    public static String warning(String to, Object lastDay) {
        return to + " after " + lastDay;
    }

    /** A distance as scenarios compare it: what is missing by measure. */
    public static String distance(String level, Map<String, BigDecimal> missing) {
        return level + ": "
                + (missing.isEmpty()
                        ? "enough"
                        : missing.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each ->
                                        each.getValue().stripTrailingZeros().toPlainString() + " of " + each.getKey())
                                .collect(Collectors.joining(", ")));
    }

    private static RuleOutcome outcome(AssessmentDecision decision, String rule) {
        boolean fired = levels(decision, rule).anyMatch(SettledLevel::isMet)
                || gifts(decision, rule).anyMatch(gift -> gift.fate() == SettledGift.Fate.GIVEN);
        if (fired) {
            return RuleOutcome.FIRED;
        }
        boolean asked = levels(decision, rule).findAny().isPresent()
                || gifts(decision, rule).findAny().isPresent();
        return asked ? RuleOutcome.REFUSED : RuleOutcome.SILENT;
    }

    private static @Nullable String why(AssessmentDecision decision, String rule) {
        if (outcome(decision, rule) != RuleOutcome.REFUSED) {
            return null;
        }
        String needs = Stream.concat(
                        levels(decision, rule)
                                .filter(level -> !level.isMet())
                                .map(level -> level.level() + " needs "
                                        + level.needs().stream()
                                                .filter(need -> !need.isMet())
                                                .map(need ->
                                                        need.missing().toPlainString() + " more of " + need.measure())
                                                .collect(Collectors.joining(", "))),
                        gifts(decision, rule)
                                .map(gift -> gift.level() + " is "
                                        + gift.fate()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')))
                .collect(Collectors.joining("; "));
        return needs;
    }

    private static Stream<SettledLevel> levels(AssessmentDecision decision, String rule) {
        return decision.levels().stream().filter(level -> level.rule().equals(rule));
    }

    private static Stream<SettledGift> gifts(AssessmentDecision decision, String rule) {
        return decision.gifts().stream().filter(gift -> gift.rule().equals(rule));
    }
}
