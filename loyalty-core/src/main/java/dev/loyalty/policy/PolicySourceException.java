package dev.loyalty.policy;

import org.jspecify.annotations.Nullable;

/** A policy could not be read from where it should be. The message begins with the place. */
public final class PolicySourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * @param place where was read, such as {@code directory /etc/policies/acme}
     * @param problem what is wrong there, with a hint where a cause is likely
     * @param cause what went wrong below, or null
     */
    public PolicySourceException(String place, String problem, @Nullable Throwable cause) {
        super(place + ": " + problem, cause);
        this.place = place;
    }

    /** Where was read, such as {@code directory /etc/policies/acme}. */
    public String place() {
        return place;
    }
}
