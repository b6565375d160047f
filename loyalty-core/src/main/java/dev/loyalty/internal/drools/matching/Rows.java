package dev.loyalty.internal.drools.matching;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that a pattern accepts, found by hash where a condition compares a column with an earlier fact. They
 * are the same for every call, so they are looked through at the first one that gets so far. Safe for use by many threads.
 */
final class Rows {

    private static final Object[] NONE = {};

    private final Object[] all;
    private final FactFilter filter;
    private final @Nullable Source column;
    private final @Nullable Source sought;
    private volatile Object @Nullable [] accepted;
    private volatile @Nullable Map<@Nullable Object, Object[]> byKey;

    /**
     * @param column what the rows are found by, or null
     * @param sought what an earlier fact says of it, or null
     */
    Rows(Object[] all, FactFilter filter, @Nullable Source column, @Nullable Source sought) {
        this.all = all;
        this.filter = filter;
        this.column = column;
        this.sought = sought;
    }

    /** Those that may match; no other row does. */
    Object[] candidates(@Nullable Object[] match) throws Exception {
        if (column == null || sought == null) {
            return accepted();
        }
        Map<@Nullable Object, Object[]> found = byKey;
        if (found == null) {
            found = index(column);
            byKey = found;
        }
        return found.getOrDefault(Keys.of(sought.in(match)), NONE);
    }

    private Object[] accepted() throws Exception {
        Object[] rows = accepted;
        if (rows == null) {
            rows = filter.accepted(all);
            accepted = rows;
        }
        return rows;
    }

    private Map<@Nullable Object, Object[]> index(Source by) throws Exception {
        Map<@Nullable Object, Object[]> index = new HashMap<>();
        for (Object row : accepted()) {
            index.merge(Keys.of(by.value().of(row)), new Object[] {row}, Rows::joined);
        }
        return index;
    }

    private static Object[] joined(Object[] rows, Object[] more) {
        Object[] joined = new Object[rows.length + more.length];
        System.arraycopy(rows, 0, joined, 0, rows.length);
        System.arraycopy(more, 0, joined, rows.length, more.length);
        return joined;
    }
}
