package dev.loyalty.internal.scenario;

import dev.loyalty.policy.RuleSet;
import dev.loyalty.referral.Reason;
import dev.loyalty.referral.ReferralDecision;
import dev.loyalty.referral.ReferralOutcome;
import dev.loyalty.referral.RewardFate;
import dev.loyalty.referral.SettledReward;
import dev.loyalty.referral.Side;
import dev.loyalty.scenario.RuleOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a claim, an event or a review must come to. Immutable.
 *
 * @param texts by key what is expected of the outcome, the reasons, the texts for the shopper
 * @param advocate what must be credited to the advocate, or null if that is not said
 * @param friend what must be credited to the friend, or null if that is not said
 */
public record ExpectedReferral(
        Map<String, Text> texts, Then.@Nullable Amounts advocate, Then.@Nullable Amounts friend) {

    /** What the outcome is. */
    public static final String OUTCOME = "outcome";

    /** The codes of the reasons, sorted. */
    public static final String REASONS = "reasons";

    /** The keys of what the shopper may read, sorted. */
    public static final String SHOPPER = "shopper";

    /** A text and where it stands. */
    public record Text(String text, Place place) {}

    public ExpectedReferral {
        texts = Map.copyOf(texts);
    }

    /** Words in an order that does not matter. */
    public static String words(Collection<String> words) {
        return words.isEmpty() ? "none" : words.stream().sorted().distinct().collect(Collectors.joining(", "));
    }

    void compare(Play play, Step step, ReferralDecision decision) {
        List<Reason> reasons = decision.outcome().reasons();
        String why = reasons.stream().map(Reason::operatorText).collect(Collectors.joining("; "));
        compare(play, step, OUTCOME, word(decision.outcome()), why);
        compare(play, step, REASONS, words(reasons.stream().map(Reason::code).toList()), why);
        compare(play, step, SHOPPER, words(decision.shopperTexts()), null);
        play.compare(
                step,
                "reward for the advocate",
                advocate,
                account -> decision.awarded(Side.ADVOCATE, account),
                account -> why);
        play.compare(
                step,
                "reward for the friend",
                friend,
                account -> decision.awarded(Side.FRIEND, account),
                account -> why);
        play.compareRules(step, RuleSet.REFERRAL, rule -> outcome(decision, rule), rule -> fates(decision, rule));
    }

    private void compare(Play play, Step step, String what, String actual, @Nullable String why) {
        Text expected = texts.get(what);
        if (expected != null) {
            play.compare(step, expected.place(), what, expected.text(), actual, why);
        }
    }

    private static String word(ReferralOutcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** A rule of which nothing is known asked in vain if rules were asked at all. */
    private static RuleOutcome outcome(ReferralDecision decision, String rule) {
        List<SettledReward> proposals = decision.proposals();
        boolean remarked = decision.outcome().reasons().stream().anyMatch(reason -> rule.equals(reason.rule()));
        if (remarked
                || proposals.stream().anyMatch(proposal -> proposal.rule().equals(rule) && proposal.granted() > 0)) {
            return RuleOutcome.FIRED;
        }
        boolean asked = !proposals.isEmpty()
                || !decision.silent().isEmpty()
                || decision.outcome().reasons().stream().anyMatch(reason -> reason.rule() != null);
        return asked && !decision.silent().contains(rule) ? RuleOutcome.REFUSED : RuleOutcome.SILENT;
    }

    private static @Nullable String fates(ReferralDecision decision, String rule) {
        String fates = decision.proposals().stream()
                .filter(proposal -> proposal.rule().equals(rule))
                .map(SettledReward::fate)
                .map(RewardFate::name)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return fates.isEmpty() ? null : fates;
    }
}
