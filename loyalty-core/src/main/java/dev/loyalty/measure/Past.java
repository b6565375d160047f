package dev.loyalty.measure;

import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.Viewpoint;
import java.util.Collection;

/**
 * Where the values of a member's measures come from when several moments are looked at: a {@link MemberHistory}, or the
 * host's database. Must give the same values for the same question.
 */
@FunctionalInterface
public interface Past {

    /** The values of measures, seen from there; dates that do not exist are absent. */
    MeasureValues values(Collection<Measure> measures, Viewpoint from);
}
