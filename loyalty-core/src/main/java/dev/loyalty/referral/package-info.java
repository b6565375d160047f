/**
 * Referral: a friend's claim or event in, a decision for both sides out. {@link dev.loyalty.referral.Rewards} and {@link
 * dev.loyalty.referral.Refer} are what rules say; the checks and the settlement of this package decide who is rewarded,
 * what waits for a review and what is declined.
 */
@NullMarked
package dev.loyalty.referral;

import org.jspecify.annotations.NullMarked;
