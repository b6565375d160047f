/** What of an activity counts, for every calculation alike: its facts, its money, its parts. */
@NullMarked
package dev.loyalty.internal.counting;

import org.jspecify.annotations.NullMarked;
