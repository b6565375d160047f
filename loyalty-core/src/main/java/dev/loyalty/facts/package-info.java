/**
 * What rules see: {@code Member(..)}, {@code Order(..)}, {@code Line(..)} and {@code Window(..)} in a rule file are the
 * types of this package. Facts are immutable, hold amounts as exact decimals in the programme's currency, and offer
 * nothing but reading.
 *
 * <p>A type to which a policy can add attributes is open, and has a constructor that copies: for each policy the library
 * makes a subtype of the same simple name, with a getter for each attribute.
 */
@NullMarked
package dev.loyalty.facts;

import org.jspecify.annotations.NullMarked;
