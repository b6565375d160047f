package dev.loyalty.internal.drools;

import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;

/**
 * A rule base and the loader of its classes.
 *
 * @param owners names of the rules that each class of a condition, binding or consequence belongs to, by its internal name
 * @param fingerprint of everything that was compiled; equal fingerprints mean equal classes
 */
record CompiledRules(KieBase base, ClassLoader loader, Map<String, List<String>> owners, String fingerprint) {

    CompiledRules {
        owners = Map.copyOf(owners);
    }
}
