/** The calculations of one policy version, each with its own rules. */
@NullMarked
package dev.loyalty.internal.calculation;

import org.jspecify.annotations.NullMarked;
