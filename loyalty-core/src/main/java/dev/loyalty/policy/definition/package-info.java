/**
 * What {@code policy.yaml} says, as immutable values: accounts, limits, exclusive groups, windows, measures, switches
 * and parameters. Usually read from the file; hosts and tests can also build a definition in Java.
 */
@NullMarked
package dev.loyalty.policy.definition;

import org.jspecify.annotations.NullMarked;
