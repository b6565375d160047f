/**
 * Redemption: what a member's units buy. {@link dev.loyalty.redemption.Redeem} is what rules say; the settlement of this
 * package decides what is spent and what it is worth.
 */
@NullMarked
package dev.loyalty.redemption;

import org.jspecify.annotations.NullMarked;
