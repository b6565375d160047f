/**
 * What a host does to ledgers outside of orders: corrections by hand, transfers and merges of members, extensions, and
 * what members held before the library kept the books. No rules run; the accounts of a policy version say what units are
 * given. Every call is pure, from a request to a receipt, and books nothing by itself.
 */
@NullMarked
package dev.loyalty.bookkeeping;

import org.jspecify.annotations.NullMarked;
