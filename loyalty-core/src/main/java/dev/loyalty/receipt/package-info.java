/** Receipts as text, to be stored for as long as the goods can come back. */
@NullMarked
package dev.loyalty.receipt;

import org.jspecify.annotations.NullMarked;
