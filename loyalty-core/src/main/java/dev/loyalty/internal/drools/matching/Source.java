package dev.loyalty.internal.drools.matching;

import org.jspecify.annotations.Nullable;

/**
 * Where a variable of a rule has its value from: a place of the match, or nowhere because the value is fixed.
 *
 * @param place in the match, or {@link #FIXED}
 * @param value what is read of the fact at that place; for a fixed value of null
 */
record Source(int place, FactValue value) {

    static final int FIXED = -1;

    static Source of(int place) {
        return new Source(place, FactValue.ITSELF);
    }

    static Source fixed(@Nullable Object constant) {
        return new Source(FIXED, none -> constant);
    }

    @Nullable
    Object in(@Nullable Object[] match) {
        return value.of(place == FIXED ? null : match[place]);
    }

    /** The place as one bit, for sets of places. */
    long bit() {
        return place == FIXED ? 0 : 1L << place;
    }
}
