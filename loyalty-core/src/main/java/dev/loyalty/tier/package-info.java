/**
 * Tiers: a member's past in, the level out. {@link dev.loyalty.tier.Tier} is what rules say; the settlement of this
 * package decides which level is won, kept or lost.
 */
@NullMarked
package dev.loyalty.tier;

import org.jspecify.annotations.NullMarked;
