/**
 * YAML files as a tree whose every node knows its line and column, and the reading of {@code policy.yaml} from it. All
 * faults of a file are collected, none is thrown.
 */
@NullMarked
package dev.loyalty.internal.yaml;

import org.jspecify.annotations.NullMarked;
