package dev.loyalty.facts;

import org.jspecify.annotations.Nullable;

/** The action of this call: {@code Action( type == "review" )}. */
public non-sealed class Action implements Scope {

    private final String id;
    private final String type;
    private final @Nullable String subject;

    public Action(dev.loyalty.model.Action action) {
        this.id = action.id();
        this.type = action.type();
        this.subject = action.subject();
    }

    /** The same action, for the types that add a policy's attributes. */
    protected Action(Action other) {
        this.id = other.id;
        this.type = other.type;
        this.subject = other.subject;
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
}
