/** The quickstart example. */
@NullMarked
package dev.loyalty.examples.quickstart;

import org.jspecify.annotations.NullMarked;
