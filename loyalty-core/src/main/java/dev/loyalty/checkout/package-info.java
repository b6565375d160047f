/**
 * Checkout: what an order redeems, earns and means for the member's level, as one decision. The one room that knows the
 * calculations it composes; each of them stays a receipt of its own, which is explained and reversed like any other.
 */
@NullMarked
package dev.loyalty.checkout;

import org.jspecify.annotations.NullMarked;
