package dev.loyalty.policy;

import java.util.Locale;

/** What rules decide about; says in which files they stand: {@code earning.drl} or {@code earning/*.drl}. */
public enum RuleSet {
    EARNING,
    REDEMPTION,
    TIERS,
    REFERRAL;

    /** Name of the file (without {@code .drl}) and of the folder. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
