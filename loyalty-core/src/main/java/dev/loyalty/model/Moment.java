package dev.loyalty.model;

import java.time.Instant;
import java.util.Objects;

/**
 * A point in time at which a member is looked at although nothing was done: the nightly look, a cart left behind, a
 * birthday.
 *
 * @param id the event id, unique for the member, such as {@code nightly-2026-03-02}
 * @param at the instant of the look
 * @param type which look it is, in the merchant's words, such as {@code nightly}
 * @param attributes what the merchant adds
 */
public record Moment(String id, Instant at, String type, Attributes attributes) implements Activity {

    public Moment {
        Checks.notBlank(id, "moment id");
        Objects.requireNonNull(at, "at");
        Checks.notBlank(type, "type of moment " + id);
        Objects.requireNonNull(attributes, "attributes");
    }

    /** A moment without attributes. */
    public static Moment of(String id, Instant at, String type) {
        return new Moment(id, at, type, Attributes.none());
    }
}
