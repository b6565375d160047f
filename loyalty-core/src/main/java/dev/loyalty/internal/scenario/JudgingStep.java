package dev.loyalty.internal.scenario;

import dev.loyalty.earning.Blocked;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.model.Action;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.ranking.ContestResult;
import dev.loyalty.ranking.Standing;
import dev.loyalty.scenario.RuleOutcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contest is judged, and every place earns what it earns.
 *
 * @param places as {@link #places} writes them, or null if that is not said
 * @param awards what each member must earn by the place; one who is not named gets nothing; null if that is not said
 */
public record JudgingStep(
        Frame frame,
        String contest,
        ExpectedReferral.@Nullable Text places,
        @Nullable Map<String, Then.Amounts> awards) implements Step {

    public JudgingStep {
        awards = awards == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(awards));
    }

    /** Places by member, in an order that does not matter. */
    public static String places(Map<String, Long> places) {
        return places.isEmpty()
                ? "none"
                : new TreeMap<>(places)
                        .entrySet().stream()
                                .map(place -> place.getKey() + " " + place.getValue())
                                .collect(Collectors.joining(", "));
    }

    @Override
    public void play(Play play) {
        ReferralPlay members = play.referrals();
        ContestResult result =
                ContestResult.of(play.calculations().version(), play.policy(), contest, members.histories().stream());
        Map<String, Long> ranks = new TreeMap<>();
        result.ranking().standings().forEach(standing -> ranks.put(standing.member(), standing.rank()));
        if (places != null) {
            play.compare(this, places.place(), "places", places.text(), places(ranks), result.text());
        }
        SortedMap<String, RuleOutcomes> outcomes = new TreeMap<>();
        for (Standing standing : result.ranking().standings().toList()) {
            EarningDecision decision = earn(play, standing.member(), result.action(standing));
            members.book(decision);
            members.keep(standing.member(), decision);
            RuleOutcomes ofMember = new RuleOutcomes(
                    decision.proposals(),
                    decision.blocks().stream().map(Blocked::rule).collect(Collectors.toSet()));
            outcomes.put(standing.member(), ofMember);
            compare(play, standing.member(), decision, ofMember);
        }
        compareOthers(play, ranks);
        play.compareRules(this, RuleSet.EARNING, rule -> outcome(outcomes, rule), rule -> why(outcomes, rule));
    }

    private static EarningDecision earn(Play play, String member, Action action) {
        ReferralPlay members = play.referrals();
        return play.calculations()
                .earning()
                .earn(new EarningRequest(
                        play.policy().id(),
                        members.member(member, action),
                        action,
                        members.ledger(member),
                        members.measures(member, action)));
    }

    private void compare(Play play, String member, EarningDecision decision, RuleOutcomes outcomes) {
        if (awards != null) {
            Then.Amounts expected = awards.getOrDefault(member, new Then.Amounts(Map.of(), frame.place()));
            play.compare(
                    this,
                    "awards of " + member,
                    expected,
                    decision::awarded,
                    account -> outcomes.why(account, units -> play.text(account, units)));
        }
    }

    /** Who has no place gets nothing. */
    private void compareOthers(Play play, Map<String, Long> ranks) {
        if (awards != null) {
            awards.forEach((member, expected) -> {
                if (!ranks.containsKey(member)) {
                    play.compare(
                            this, "awards of " + member, expected, account -> 0, account -> member + " has no place");
                }
            });
        }
    }

    private static RuleOutcome outcome(Map<String, RuleOutcomes> outcomes, String rule) {
        List<RuleOutcome> all =
                outcomes.values().stream().map(each -> each.of(rule)).toList();
        if (all.contains(RuleOutcome.FIRED)) {
            return RuleOutcome.FIRED;
        }
        return all.contains(RuleOutcome.REFUSED) ? RuleOutcome.REFUSED : RuleOutcome.SILENT;
    }

    private static @Nullable String why(Map<String, RuleOutcomes> outcomes, String rule) {
        String why = outcomes.values().stream()
                .map(each -> each.why(rule))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        return why.isEmpty() ? null : why;
    }
}
