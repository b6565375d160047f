package dev.loyalty.referral;

import dev.loyalty.policy.definition.MilestoneReturn;
import java.util.Comparator;
import java.util.List;

/** Finds the milestones that a decision rewarded. */
final class MilestonesOf {

    private MilestonesOf() {}

    /** Those that go back when they are no longer reached, each once, by name; of several numbers for one name the least. */
    static List<Milestone> takenBack(ReferralDecision decision) {
        if (decision.terms().milestones() == MilestoneReturn.KEEP) {
            return List.of();
        }
        return decision.parts().stream()
                .filter(part -> part.kind() == ReferralPart.Kind.MILESTONE)
                .flatMap(part -> decision.proposals().stream()
                        .filter(proposal -> proposal.granted() > 0)
                        .map(SettledReward::milestone)
                        .filter(milestone ->
                                milestone != null && milestone.name().equals(part.milestone()))
                        .min(Comparator.comparingLong(Milestone::friends))
                        .stream())
                .toList();
    }
}
