/**
 * Checkout: what an order redeems, earns, means for the member's level and brings to who referred the member, as one decision;
 * and what a return takes back of that. The one room that knows the calculations it composes; each of them stays a receipt of its own, which is explained and reversed like any other.
 */
@NullMarked
package dev.loyalty.checkout;

import org.jspecify.annotations.NullMarked;
