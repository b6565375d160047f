/**
 * The nouns that every calculation shares: members, orders, lines, tenders and exact numbers. Immutable values
 * without behaviour beyond their own arithmetic; the host builds them from its own data.
 */
@NullMarked
package dev.loyalty.model;

import org.jspecify.annotations.NullMarked;
