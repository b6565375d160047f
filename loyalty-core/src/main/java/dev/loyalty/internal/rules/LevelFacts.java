package dev.loyalty.internal.rules;

import dev.loyalty.facts.Level;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Tiers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The levels of a policy as rules see them, with what each gives. */
public final class LevelFacts {

    private LevelFacts() {}

    /**
     * A fact for each level. A benefit that a level does not give is null, or false if it is a boolean.
     *
     * @param held the member's level; null, or a name that the policy does not declare: none
     */
    public static List<Level> of(PolicyDefinition policy, RuleMatcher matcher, @Nullable String held) {
        Tiers tiers = policy.tiers();
        int rank = tiers.rank(held);
        List<Level> facts = new ArrayList<>();
        for (dev.loyalty.policy.definition.Level level : tiers.levels()) {
            int own = tiers.rank(level.name());
            Level fact = new Level(level.name(), level.threshold(), own == rank, own <= rank);
            facts.add(matcher.attributed(fact, values(tiers.benefits(), level)));
        }
        return facts;
    }

    private static List<@Nullable Object> values(
            SortedMap<String, ParameterType> benefits, dev.loyalty.policy.definition.Level level) {
        List<@Nullable Object> values = new ArrayList<>();
        benefits.forEach((name, type) -> {
            Object absent = type == ParameterType.BOOLEAN ? Boolean.FALSE : null;
            values.add(level.benefits().getOrDefault(name, absent));
        });
        return values;
    }
}
