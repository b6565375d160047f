/** What every settlement needs: accounts, limits and the terms of lots. */
@NullMarked
package dev.loyalty.internal.settlement;

import org.jspecify.annotations.NullMarked;
