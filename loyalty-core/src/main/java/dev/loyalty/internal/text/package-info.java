/** Help with texts that people write: the "Maybe …" of messages. */
@NullMarked
package dev.loyalty.internal.text;

import org.jspecify.annotations.NullMarked;
