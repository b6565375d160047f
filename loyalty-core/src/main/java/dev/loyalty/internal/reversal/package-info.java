/** What reversal needs of other rooms. */
@NullMarked
package dev.loyalty.internal.reversal;

import org.jspecify.annotations.NullMarked;
