package dev.loyalty.referral;

import dev.loyalty.facts.AdvocateHistory;
import dev.loyalty.facts.FriendHistory;
import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.internal.rules.LevelFacts;
import dev.loyalty.internal.rules.MemberFacts;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What rules of referral see: the event, the two sides with their past, the claim, the signals, levels, windows. */
final class ReferralFacts {

    private final PolicyDefinition policy;
    private final RuleMatcher matcher;
    private final AttributedFacts attributed;

    ReferralFacts(PolicyDefinition policy, RuleMatcher matcher, AttributedFacts attributed) {
        this.policy = policy;
        this.matcher = matcher;
        this.attributed = attributed;
    }

    List<Object> of(ReferralCase judged, Countable countable, Advocate advocate) {
        Instant at = judged.activity().at();
        List<Object> facts = new ArrayList<>(countable.facts());
        facts.add(with(
                judged.friend(),
                new dev.loyalty.facts.Friend(
                        MemberFacts.member(policy, judged.friend(), at),
                        judged.orders(),
                        judged.activity() instanceof Order)));
        facts.add(MemberFacts.past(policy, matcher, new FriendHistory(), judged.friendMeasures()));
        facts.add(with(
                advocate.member(),
                new dev.loyalty.facts.Advocate(
                        MemberFacts.member(policy, advocate.member(), at),
                        advocate.status() == AdvocateStatus.ACTIVE,
                        judged.friends(),
                        judged.depth())));
        facts.add(MemberFacts.past(policy, matcher, new AdvocateHistory(), judged.advocateMeasures()));
        facts.addAll(LevelFacts.of(policy, matcher, advocate.member().tier()));
        judged.evidence().forEach(evidence -> facts.add(evidence.fact()));
        Claim claim = judged.claim();
        if (claim != null) {
            facts.add(new dev.loyalty.facts.Claim(
                    claim.via().word(), claim.campaign(), ChronoUnit.DAYS.between(day(claim.at()), day(at))));
        }
        facts.addAll(MemberFacts.windows(policy, at));
        return facts;
    }

    private <F> F with(Member member, F fact) {
        return attributed.with(AttributeHolder.MEMBER, member.id(), member.attributes(), fact);
    }

    private LocalDate day(Instant at) {
        return at.atZone(policy.zone()).toLocalDate();
    }
}
