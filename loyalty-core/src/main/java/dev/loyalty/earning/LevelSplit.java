package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which levels an order earns in whose course a member reaches them. The money of the order that counts is laid out line
 * by line, by their ids, shorter ones first; each portion ends where the next one begins, the last one with the order.
 * Immutable.
 *
 * @param portions in their order; the first begins at 0
 */
public record LevelSplit(List<LevelPortion> portions) {

    /** @throws IllegalArgumentException if the portions do not follow each other from 0 on */
    public LevelSplit {
        portions = List.copyOf(portions);
        if (portions.isEmpty() || portions.get(0).from().signum() != 0) {
            throw new IllegalArgumentException("the first portion of an order begins at 0, not so: " + portions);
        }
        for (int i = 1; i < portions.size(); i++) {
            if (portions.get(i).from().compareTo(portions.get(i - 1).from()) <= 0) {
                throw new IllegalArgumentException("the portions of an order do not follow each other: " + portions
                        + ". Maybe they are not sorted?");
            }
        }
    }

    /** The whole order by one level; null for none. */
    public static LevelSplit whole(@Nullable String level) {
        return new LevelSplit(List.of(new LevelPortion(level, Fraction.ZERO)));
    }

    /**
     * The same up to some of the money, and from there on by another level.
     *
     * @param from within the last portion; at its beginning, the level takes its place
     */
    public LevelSplit andThen(@Nullable String level, Fraction from) {
        List<LevelPortion> more = new ArrayList<>(portions);
        if (last().from().equals(from)) {
            more.remove(more.size() - 1);
        }
        more.add(new LevelPortion(level, from));
        return new LevelSplit(more);
    }

    /** The last portion. */
    public LevelPortion last() {
        return portions.get(portions.size() - 1);
    }
}
