/**
 * Measures: values about a member's past that rules may read, such as what was spent in twelve months. The host gives
 * them with the request, from its own data or from a {@link dev.loyalty.measure.MemberHistory} that is kept up with
 * each receipt. Plain Java; no rules.
 */
@NullMarked
package dev.loyalty.measure;

import org.jspecify.annotations.NullMarked;
