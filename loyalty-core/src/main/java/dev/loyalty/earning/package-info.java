/**
 * Earning: a member's order in, awards out. {@link dev.loyalty.earning.Earn} is what rules say; the settlement of this
 * package decides what is granted.
 */
@NullMarked
package dev.loyalty.earning;

import org.jspecify.annotations.NullMarked;
