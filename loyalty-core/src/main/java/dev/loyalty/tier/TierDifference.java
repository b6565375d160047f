package dev.loyalty.tier;

import java.util.Objects;

/**
 * What two policies make of one member.
 *
 * @param member the member's id
 * @param now the level at once, by the one and by the other
 * @param qualified the level that the member qualifies for, by the one and by the other: where reviews will lead, as things
 *     are
 */
public record TierDifference(String member, TierMove now, TierMove qualified) {

    public TierDifference {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(qualified, "qualified");
    }

    /** Whether the two differ in anything. */
    public boolean isChange() {
        return now.isChange() || qualified.isChange();
    }
}
