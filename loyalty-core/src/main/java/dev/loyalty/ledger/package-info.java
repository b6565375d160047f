/**
 * What members hold and how it changes: append-only entries, the lots they make, debts, used limits, the snapshot a
 * calculation reads and the booking it writes. All types are immutable and all arithmetic is pure: units are
 * {@code long} (points, or minor units of the programme's currency), every instant is an argument, and nothing reads a
 * clock. Only the in-memory store keeps state.
 */
@NullMarked
package dev.loyalty.ledger;

import org.jspecify.annotations.NullMarked;
