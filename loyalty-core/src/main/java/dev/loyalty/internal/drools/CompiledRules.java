package dev.loyalty.internal.drools;

import org.kie.api.KieBase;

/**
 * A rule base and the loader of its classes.
 *
 * @param fingerprint of everything that was compiled; equal fingerprints mean equal classes
 */
record CompiledRules(KieBase base, ClassLoader loader, String fingerprint) {}
