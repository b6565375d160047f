/**
 * What rules see: {@code Member(..)}, {@code Order(..)}, {@code Line(..)} and {@code Window(..)} in a rule file are the
 * types of this package. Facts are immutable, hold amounts as exact decimals in the programme's currency, and offer
 * nothing but reading.
 */
@NullMarked
package dev.loyalty.facts;

import org.jspecify.annotations.NullMarked;
