package dev.loyalty.referral;

import java.util.Locale;

/** How a friend named the advocate. */
public enum ClaimVia {
    /** By following the advocate's personal link. */
    LINK,
    /** By entering the advocate's code. */
    CODE;

    /** As rules write it: {@code link}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
