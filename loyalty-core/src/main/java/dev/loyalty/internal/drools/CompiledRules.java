package dev.loyalty.internal.drools;

import java.util.List;
import java.util.Map;
import org.drools.model.Rule;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Compiled rules and the loader of their classes.
 *
 * @param direct the rules that can be matched without the engine
 * @param base the other rules, or null if there are none
 * @param owners names of the rules that each class of a condition, binding or consequence belongs to, by its internal name
 * @param fingerprint of everything that was compiled; equal fingerprints mean equal classes
 */
record CompiledRules(
        List<Rule> direct,
        @Nullable KieBase base,
        ClassLoader loader,
        Map<String, List<String>> owners,
        String fingerprint) {

    CompiledRules {
        direct = List.copyOf(direct);
        owners = Map.copyOf(owners);
    }
}
