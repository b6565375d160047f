package dev.loyalty.facts;

/** The moment of this call: {@code Moment( type == "nightly" )}. */
public non-sealed class Moment implements Scope {

    private final String id;
    private final String type;

    public Moment(dev.loyalty.model.Moment moment) {
        this.id = moment.id();
        this.type = moment.type();
    }

    protected Moment(Moment other) {
        this.id = other.id;
        this.type = other.type;
    }

    /** The host's event id. */
    public String getId() {
        return id;
    }

    /** Which look it is, in the merchant's words. */
    public String getType() {
        return type;
    }
}
