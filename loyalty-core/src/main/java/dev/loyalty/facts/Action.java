package dev.loyalty.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The action of this call: {@code Action( type == "review" )}. */
public non-sealed class Action implements Scope {

    private final String id;
    private final String type;
    private final @Nullable String subject;
    private final LocalDate day;

    /** @param day of the action, in the programme's zone */
    public Action(dev.loyalty.model.Action action, LocalDate day) {
        this.id = action.id();
        this.type = action.type();
        this.subject = action.subject();
        this.day = day;
    }

    /** The same action, for the types that add a policy's attributes. */
    protected Action(Action other) {
        this.id = other.id;
        this.type = other.type;
        this.subject = other.subject;
        this.day = other.day;
    }

    /** The host's event id. */
    public String getId() {
        return id;
    }

    /** What was done, in the merchant's words. */
    public String getType() {
        return type;
    }

    /** What it was done with, such as a product unit or a till receipt's number, or null. */
    public @Nullable String getSubject() {
        return subject;
    }

    /**
     * How many calendar days ago a date was, on the day of the event: {@code Action( daysSince( bought ) <= policy.days )}.
     * Less than 0 for a date to come; null if there is no date, so that no comparison holds.
     */
    public @Nullable Long daysSince(@Nullable LocalDate date) {
        return date == null ? null : ChronoUnit.DAYS.between(date, day);
    }
}
