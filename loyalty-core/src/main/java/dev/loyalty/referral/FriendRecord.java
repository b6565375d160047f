package dev.loyalty.referral;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of a member as a friend, as the host holds it now; {@link ReferralHistory#asFriend()} tells it from
 * receipts.
 *
 * @param claims that were accepted and not declined since, by time, then id
 * @param advocate whose friend this is: the advocate of a referral that stands or waits for a review; null if there is none
 * @param rewarded the sides whose reward for this friend stands or waits for a review
 */
public record FriendRecord(List<Claim> claims, @Nullable String advocate, Set<Side> rewarded) {

    private static final FriendRecord EMPTY = new FriendRecord(List.of(), null, Set.of());

    public FriendRecord {
        claims = claims.stream().sorted(ClaimChooser.IN_TIME).toList();
        EnumSet<Side> sides = EnumSet.noneOf(Side.class);
        sides.addAll(rewarded);
        rewarded = Collections.unmodifiableSet(sides);
    }

    /** Of somebody who claimed nothing yet. */
    public static FriendRecord empty() {
        return EMPTY;
    }

    /** Of somebody who made these claims, and whom nobody was rewarded for. */
    public static FriendRecord claimed(Claim... claims) {
        return new FriendRecord(List.of(claims), null, Set.of());
    }
}
