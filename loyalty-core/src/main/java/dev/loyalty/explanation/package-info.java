/**
 * Why a decision is what it is: steps that add up to what was granted, as data and as text. Rendered from the receipt,
 * so that an old decision is explained as it was made.
 */
@NullMarked
package dev.loyalty.explanation;

import org.jspecify.annotations.NullMarked;
