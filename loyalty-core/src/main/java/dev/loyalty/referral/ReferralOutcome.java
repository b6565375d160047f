package dev.loyalty.referral;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What came of a claim or an event. */
public sealed interface ReferralOutcome {

    /** Why, in the order in which it was found. */
    List<Reason> reasons();

    /**
     * The friend qualified and the rewards are booked.
     *
     * @param sides that qualified: the advocate's friends count this friend if the advocate is among them
     * @param rewards in the order of the proposals; none where limits left nothing
     * @param specials besides units of accounts: the host gives them once the receipt is stored
     * @param reasons such as a limit that left less than was asked, or suspicion too small to matter
     */
    record Rewarded(Set<Side> sides, List<Reward> rewards, List<SpecialReward> specials, List<Reason> reasons)
            implements ReferralOutcome {
        public Rewarded {
            sides = copy(sides);
            rewards = List.copyOf(rewards);
            specials = List.copyOf(specials);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Waits for a review. Nothing is credited; what the rewards use of limits is used, so that a release finds it.
     *
     * @param sides that qualified
     * @param rewards what a release will book
     * @param specials what the host will give after a release
     */
    record Held(Set<Side> sides, List<Reward> rewards, List<SpecialReward> specials, List<Reason> reasons)
            implements ReferralOutcome {
        public Held {
            sides = copy(sides);
            rewards = List.copyOf(rewards);
            specials = List.copyOf(specials);
            reasons = List.copyOf(reasons);
        }
    }

    /** Nobody is rewarded, and the claim leads to nothing any more. */
    record Declined(List<Reason> reasons) implements ReferralOutcome {
        public Declined {
            reasons = List.copyOf(reasons);
        }
    }

    /** Nothing is decided: the claim waits for an event that qualifies, or there is none. */
    record Open(List<Reason> reasons) implements ReferralOutcome {
        public Open {
            reasons = List.copyOf(reasons);
        }
    }

    private static Set<Side> copy(Set<Side> sides) {
        EnumSet<Side> copy = EnumSet.noneOf(Side.class);
        copy.addAll(sides);
        return Collections.unmodifiableSet(copy);
    }
}
