/**
 * Finds the rules whose conditions hold without a session of the engine: the predicates that the engine compiled are
 * evaluated directly, rules are found by hash where a condition compares with fixed values, and rules over tables find their
 * rows by hash. Rules that need more of the engine than single facts and comparisons between them are not for this package.
 */
@NullMarked
package dev.loyalty.internal.drools.matching;

import org.jspecify.annotations.NullMarked;
