package dev.loyalty.model;

import java.time.Instant;

/**
 * Something that happened to a member and may earn. The event id is chosen by the host, is unique for the member, and
 * makes the call idempotent; the event time decides windows, limits and expiry, not the time of the call.
 */
public sealed interface Activity permits Order, Action, Moment {

    /** The host's event id, unique for the member; never blank. */
    String id();

    /** When it happened. Every date of the calculation is judged by this instant, in the programme's zone. */
    Instant at();
}
