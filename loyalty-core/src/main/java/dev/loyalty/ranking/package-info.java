/** Rankings: the standings of members by a number as of an instant. Plain Java; no rules run. */
@NullMarked
package dev.loyalty.ranking;

import org.jspecify.annotations.NullMarked;
