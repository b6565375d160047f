package dev.loyalty.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a member did other than buying: a review, a scan, a video, a sign-up, a till receipt, a claim.
 *
 * @param id the event id, unique for the member
 * @param at when it was done
 * @param type what was done, in the merchant's words, such as {@code review}
 * @param subject what it was done with, such as a product unit or a till receipt's number, or null
 * @param attributes what the merchant adds
 */
public record Action(
        String id, Instant at, String type, @Nullable String subject, Attributes attributes) implements Activity {

    public Action {
        Checks.notBlank(id, "action id");
        Objects.requireNonNull(at, "at");
        Checks.notBlank(type, "type of action " + id);
        Objects.requireNonNull(attributes, "attributes");
        if (subject != null) {
            Checks.notBlank(subject, "subject of action " + id);
        }
    }

    /** An action without subject and attributes. */
    public static Action of(String id, Instant at, String type) {
        return new Action(id, at, type, null, Attributes.none());
    }

    /** The same action with a subject. */
    public Action with(String newSubject) {
        return new Action(id, at, type, newSubject, attributes);
    }
}
