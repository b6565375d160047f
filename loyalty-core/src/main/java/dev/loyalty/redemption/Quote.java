package dev.loyalty.redemption;

import dev.loyalty.policy.VersionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What could be redeemed. Each reward is quoted as if it were added to the wishes of the request; redeeming it on the same
 * ledger gives what the quote says. Immutable.
 *
 * @param version the policy version that decided
 * @param rewards first those that can be had, by name, then those that cannot, the nearest miss first; none that no rule
 *     offers to this member now
 */
public record Quote(VersionId version, List<QuotedReward> rewards) {

    public Quote {
        Objects.requireNonNull(version, "version");
        rewards = List.copyOf(rewards);
    }

    /** The reward of a name; empty if it is not offered. */
    public Optional<QuotedReward> reward(String name) {
        return rewards.stream().filter(reward -> reward.reward().equals(name)).findFirst();
    }

    /** Those that can be had. */
    public List<QuotedReward> available() {
        return rewards.stream().filter(QuotedReward::isAvailable).toList();
    }
}
