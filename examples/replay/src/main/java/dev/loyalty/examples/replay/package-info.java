/** The replay example. */
@NullMarked
package dev.loyalty.examples.replay;

import org.jspecify.annotations.NullMarked;
