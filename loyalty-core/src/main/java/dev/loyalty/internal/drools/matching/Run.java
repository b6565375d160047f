package dev.loyalty.internal.drools.matching;

import org.jspecify.annotations.Nullable;

/** What one call knows: its facts by type, and which of them the shared filters accept. Used by one thread. */
final class Run {

    private final Object[][] facts;
    private final @Nullable Object[][] accepted;
    private final @Nullable Object[] match;
    private final Watch watch;

    Run(Object[][] facts, int sharedFilters, int places, Watch watch) {
        this.facts = facts;
        this.accepted = new Object[sharedFilters][];
        this.match = new Object[places];
        this.watch = watch;
    }

    @Nullable
    Object[] match() {
        return match;
    }

    Watch watch() {
        return watch;
    }

    /** @param type as {@link FactFilter#type()} */
    Object[] facts(int type) {
        return facts[type];
    }

    Object[] accepted(FactFilter filter) throws Exception {
        Object[] known = accepted[filter.shared()];
        if (known == null) {
            known = filter.accepted(facts(filter.type()));
            accepted[filter.shared()] = known;
        }
        return known;
    }
}
