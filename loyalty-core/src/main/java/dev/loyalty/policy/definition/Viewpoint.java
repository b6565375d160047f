package dev.loyalty.policy.definition;

import dev.loyalty.model.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From where a member's past is looked at: the moment, and what windows of {@link Measure}s are counted from. Immutable.
 *
 * @param at the moment; what happened at this very instant is seen, what happened later is not
 * @param zone the programme's
 * @param known until when returns are known: usually {@code at}; later where a past moment is looked at again with what
 *     came back since
 * @param joined when the member joined; null if that is not known
 * @param tierSince since when the member has the present level; null if it never changed
 */
public record Viewpoint(
        Instant at,
        ZoneId zone,
        Instant known,
        @Nullable Instant joined,
        @Nullable Instant tierSince) {

    public Viewpoint {
        Objects.requireNonNull(zone, "zone");
        if (known.isBefore(at)) {
            throw new IllegalArgumentException("returns are known until " + known + ", before the moment of the look, "
                    + at + ". Maybe the two are exchanged?");
        }
    }

    /** A moment, of a member of whom nothing is known. */
    public static Viewpoint of(Instant at, ZoneId zone) {
        return new Viewpoint(at, zone, at, null, null);
    }

    /** A moment in the life of a member. */
    public static Viewpoint of(Member member, Instant at, ZoneId zone) {
        return new Viewpoint(at, zone, at, member.joined(), null);
    }

    /**
     * The moment just before a border: all that happened before it is seen, and calendar periods are those that end with
     * it.
     */
    public static Viewpoint before(Member member, Instant border, ZoneId zone) {
        return of(member, border.minusNanos(1), zone);
    }

    /** The same, where the member has the present level since that instant. */
    public Viewpoint withTierSince(@Nullable Instant since) {
        return new Viewpoint(at, zone, known, joined, since);
    }

    /** The same, with what came back until a later instant. */
    public Viewpoint withReturnsUntil(Instant later) {
        return new Viewpoint(at, zone, later, joined, tierSince);
    }
}
