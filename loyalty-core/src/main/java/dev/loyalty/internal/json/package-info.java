/** Receipts as JSON: one canonical form, the same bytes for the same value on every machine. */
@NullMarked
package dev.loyalty.internal.json;

import org.jspecify.annotations.NullMarked;
