/**
 * Plots and tables on one page of HTML: knows nothing of points and policies, only of names, weeks and whole numbers.
 * Everything is drawn with integer arithmetic in tenths of a pixel, so that the same figures give the same bytes on
 * every machine. Pages need no script, font or file beside themselves.
 */
@NullMarked
package dev.loyalty.examples.replay.html;

import org.jspecify.annotations.NullMarked;
