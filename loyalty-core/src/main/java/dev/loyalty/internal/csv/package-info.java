/** Comma-separated values as RFC 4180 describes them, every cell with its line and column. */
@NullMarked
package dev.loyalty.internal.csv;

import org.jspecify.annotations.NullMarked;
