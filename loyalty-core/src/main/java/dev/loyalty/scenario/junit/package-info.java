/**
 * Scenarios as tests of a merchant's own build. The only package that needs JUnit, which is an optional dependency: a
 * host that does not use this package needs none.
 */
@NullMarked
package dev.loyalty.scenario.junit;

import org.jspecify.annotations.NullMarked;
