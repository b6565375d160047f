package dev.loyalty.measure;

import dev.loyalty.policy.definition.Viewpoint;

/**
 * Where the values of a member's measures come from when several moments are looked at: a {@link MemberHistory}, or the
 * host's database. Must give the same values for the same viewpoint.
 */
@FunctionalInterface
public interface Past {

    /** The values of all measures that the policy declares, seen from there. */
    MeasureValues seenFrom(Viewpoint from);
}
