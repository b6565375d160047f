package dev.loyalty.policy.definition;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The levels of the programme, what they give, and how they are won and lost. Immutable.
 *
 * @param benefits the type of each benefit, by name: fields of {@code Level} in rules
 * @param levels the lowest first, by their thresholds; whatever order was given
 * @param switches how levels are won and lost
 */
public record Tiers(SortedMap<String, ParameterType> benefits, List<Level> levels, TierSwitches switches) {

    /** Of a programme without levels. */
    public static final Tiers NONE = new Tiers(new TreeMap<>(), List.of(), TierSwitches.DEFAULT);

    public Tiers {
        benefits.forEach(Names::checkField);
        SortedMap<String, ParameterType> types = Collections.unmodifiableSortedMap(new TreeMap<>(benefits));
        benefits = types;
        Objects.requireNonNull(switches, "switches");
        levels = levels.stream()
                .map(level -> level.checked(types))
                .sorted(Comparator.comparing(Level::threshold))
                .toList();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (!names.add(level.name())) {
                throw new IllegalArgumentException("level \"" + level.name() + "\" is there twice.");
            }
            if (i > 0 && level.threshold().compareTo(levels.get(i - 1).threshold()) == 0) {
                throw new IllegalArgumentException("levels \""
                        + levels.get(i - 1).name() + "\" and \"" + level.name()
                        + "\" have the same threshold " + level.threshold().toPlainString()
                        + ", so that none is the higher one. Maybe one of them should be higher?");
            }
        }
    }

    /** Whether the programme has levels. */
    public boolean isDeclared() {
        return !levels.isEmpty();
    }

    /** The level of that name; empty if there is none. */
    public Optional<Level> level(@Nullable String name) {
        return levels.stream().filter(level -> level.name().equals(name)).findFirst();
    }

    /** The place of a level from below, from 1; 0 for no level, and for a name that is no level of this policy. */
    public int rank(@Nullable String name) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).name().equals(name)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The name of the level at a {@linkplain #rank place}; null at 0. */
    public @Nullable String at(int rank) {
        return rank == 0 ? null : levels.get(rank - 1).name();
    }

    /** The names of the levels, the lowest first. */
    public List<String> names() {
        return levels.stream().map(Level::name).toList();
    }
}
