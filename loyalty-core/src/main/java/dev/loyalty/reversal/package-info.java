/**
 * Reversal: what comes back takes back its share of what was booked for it. Computed from the receipt, never by running
 * rules: what a policy says today does not matter for an order of yesterday.
 */
@NullMarked
package dev.loyalty.reversal;

import org.jspecify.annotations.NullMarked;
