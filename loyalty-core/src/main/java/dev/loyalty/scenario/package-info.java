/**
 * Scenarios: given, when, then. A policy's folder holds them as {@code scenarios/*.yaml}; they say in amounts and in
 * names of rules what the policy does, and a policy that does something else is not published. Running them gives data,
 * for a merchant's own build or a page that shows what a policy proves.
 */
@NullMarked
package dev.loyalty.scenario;

import org.jspecify.annotations.NullMarked;
