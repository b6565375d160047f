/** Scenarios as they were read, and their playing. */
@NullMarked
package dev.loyalty.internal.scenario;

import org.jspecify.annotations.NullMarked;
