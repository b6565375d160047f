/** The face of the rule engine towards the rest of the library: text in, matcher out; facts in, firings out. */
@NullMarked
package dev.loyalty.internal.rules;

import org.jspecify.annotations.NullMarked;
