/**
 * The only place that knows Drools: rule files are parsed, checked, compiled and matched here.
 *
 * <p>The way of a rule file: parsed to a descriptor, checked against the vocabulary and the policy's names, staged,
 * turned into Java by the engine's model builder, compiled in memory, checked as byte code, loaded by a loader of its
 * own, and only then ready to match: directly where a rule allows it, in a rule base of the engine where not. No container, repository or release id of the engine is used: they keep class loaders
 * alive and mix up merchants.
 */
@NullMarked
package dev.loyalty.internal.drools;

import org.jspecify.annotations.NullMarked;
