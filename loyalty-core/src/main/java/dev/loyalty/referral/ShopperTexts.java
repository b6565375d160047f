package dev.loyalty.referral;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What may be told to a shopper. */
final class ShopperTexts {

    static final String REWARDED = "referral.rewarded";
    static final String IN_REVIEW = "referral.in-review";
    static final String DECLINED = "referral.declined";
    static final String NOT_YET = "referral.not-yet";

    private ShopperTexts() {}

    /** One key that says how it came out, or what the reasons say more exactly without saying too much. */
    static SortedSet<String> of(ReferralOutcome outcome) {
        if (outcome instanceof ReferralOutcome.Rewarded) {
            return single(REWARDED);
        }
        if (outcome instanceof ReferralOutcome.Held) {
            return single(IN_REVIEW);
        }
        String bare = outcome instanceof ReferralOutcome.Declined ? DECLINED : NOT_YET;
        SortedSet<String> keys =
                outcome.reasons().stream().map(Reason::textKey).collect(Collectors.toCollection(TreeSet::new));
        return keys.contains(bare) || keys.isEmpty() ? single(bare) : keys;
    }

    private static SortedSet<String> single(String key) {
        return new TreeSet<>(List.of(key));
    }
}
