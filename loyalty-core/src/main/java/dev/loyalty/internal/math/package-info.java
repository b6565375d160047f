/** Exact arithmetic that several calculations share. */
@NullMarked
package dev.loyalty.internal.math;

import org.jspecify.annotations.NullMarked;
