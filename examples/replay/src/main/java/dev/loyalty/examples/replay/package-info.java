/**
 * A year of a real shop, replayed through a policy folder. {@link dev.loyalty.examples.replay.Replay} is the part that
 * a shop's own backend would hold: it asks the library, books the answer, and keeps receipts for what may come back.
 * {@code ShopFile}, {@code RowParser} and {@code Invoices} read the shop's file, {@code Report} and {@code Summary} say
 * what came of it, {@code WeeklyFigures} and {@code HtmlReport} show it by week. One thread, no store: everything is kept in memory for as long as it can matter.
 */
@NullMarked
package dev.loyalty.examples.replay;

import org.jspecify.annotations.NullMarked;
