package dev.loyalty.scenario;

import java.util.Locale;

/** What came of a rule for one order, action or moment. */
public enum RuleOutcome {
    /** It proposed, and something was granted. */
    FIRED,
    /** It proposed, and nothing was granted: outdone in its group, stopped by a limit, or nothing to round up to. */
    REFUSED,
    /** It proposed nothing. */
    SILENT;

    /** As scenarios write it: {@code fired}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
