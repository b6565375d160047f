package dev.loyalty.referral;

import dev.loyalty.ledger.IdempotencyKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of a member as a friend, as the host holds it now; {@link ReferralHistory#asFriend()} tells it from
 * receipts.
 *
 * @param claims that were accepted and not declined since, by time, then id
 * @param advocate whose friend this is: the advocate of a referral that stands or waits for a review; null if there is none
 * @param rewarded the sides whose reward for this friend stands or waits for a review
 * @param waiting the keys of receipts that wait for a review, each with the sides for which enough of the friend's order is
 *     left, perhaps none; null if that is not known, so that a review does not look at it
 */
public record FriendRecord(
        List<Claim> claims,
        @Nullable String advocate,
        Set<Side> rewarded,
        @Nullable SortedMap<IdempotencyKey, Set<Side>> waiting) {

    private static final FriendRecord EMPTY = new FriendRecord(List.of(), null, Set.of());

    public FriendRecord {
        claims = claims.stream().sorted(ClaimChooser.IN_TIME).toList();
        rewarded = copy(rewarded);
        if (waiting != null) {
            SortedMap<IdempotencyKey, Set<Side>> sides = new TreeMap<>();
            waiting.forEach((key, each) -> sides.put(key, copy(each)));
            waiting = Collections.unmodifiableSortedMap(sides);
        }
    }

    /** Where it is not known what waits for a review. */
    public FriendRecord(List<Claim> claims, @Nullable String advocate, Set<Side> rewarded) {
        this(claims, advocate, rewarded, null);
    }

    private static Set<Side> copy(Set<Side> sides) {
        EnumSet<Side> copy = EnumSet.noneOf(Side.class);
        copy.addAll(sides);
        return Collections.unmodifiableSet(copy);
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
