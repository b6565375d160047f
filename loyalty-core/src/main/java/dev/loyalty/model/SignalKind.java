package dev.loyalty.model;

import java.util.Locale;

/** What two accounts can have in common. The values themselves reach the library as keyed hashes only. */
public enum SignalKind {
    /** The e-mail address, normalised. */
    EMAIL,
    /** The telephone number. */
    PHONE,
    /** The postal address. */
    ADDRESS,
    /** The payment card. */
    CARD,
    /** The device. */
    DEVICE,
    /** The network address. */
    IP,
    /** The person's name. */
    NAME;

    /** As policies and rules write it: {@code email}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
