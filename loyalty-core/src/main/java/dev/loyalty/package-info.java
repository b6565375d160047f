/** An embeddable loyalty rules library: rules propose, the library settles. */
@NullMarked
package dev.loyalty;

import org.jspecify.annotations.NullMarked;
