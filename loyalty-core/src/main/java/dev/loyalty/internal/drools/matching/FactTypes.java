package dev.loyalty.internal.drools.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The types that patterns match, each at a place, and the facts of each. Once all are added safe for use by many threads. */
final class FactTypes {

    private static final Object[] NONE = {};
    private static final int FEW = 2;

    private final List<Class<?>> types = new ArrayList<>();
    private final Map<Class<?>, int[]> placesOf = new ConcurrentHashMap<>();

    /** Its place. */
    int add(Class<?> type) {
        int place = types.indexOf(type);
        if (place < 0) {
            types.add(type);
            return types.size() - 1;
        }
        return place;
    }

    Class<?> type(int place) {
        return types.get(place);
    }

    /** The facts by the place of their type, in their order. */
    Object[][] sorted(Collection<?> facts) {
        Object[][] sorted = new Object[types.size()][];
        int[] counts = new int[sorted.length];
        Class<?> before = null;
        int[] places = {};
        for (Object fact : facts) {
            Class<?> type = fact.getClass();
            if (type != before) {
                places = placesOf.computeIfAbsent(type, this::places);
                before = type;
            }
            for (int place : places) {
                Object[] there = sorted[place];
                if (there == null || counts[place] == there.length) {
                    there = there == null ? new Object[FEW] : Arrays.copyOf(there, 2 * there.length);
                    sorted[place] = there;
                }
                there[counts[place]++] = fact;
            }
        }
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] == null) {
                sorted[i] = NONE;
            } else if (sorted[i].length > counts[i]) {
                sorted[i] = Arrays.copyOf(sorted[i], counts[i]);
            }
        }
        return sorted;
    }

    private int[] places(Class<?> of) {
        return IntStream.range(0, types.size())
                .filter(place -> types.get(place).isAssignableFrom(of))
                .toArray();
    }
}
