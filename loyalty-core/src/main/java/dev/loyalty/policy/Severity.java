package dev.loyalty.policy;

import java.util.Locale;

/** How bad a {@link Diagnostic} is. */
public enum Severity {
    /** The policy is refused. */
    ERROR,
    /** The policy can be published, but something in it is probably not what the author meant. */
    WARNING;

    /** The word used in messages: {@code error} or {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
