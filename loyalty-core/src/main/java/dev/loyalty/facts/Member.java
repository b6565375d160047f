package dev.loyalty.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member of this call. Rules see it with the attributes that the policy declares for members. */
public class Member {

    private final String id;
    private final @Nullable String tier;
    private final List<String> segments;
    private final boolean birthday;
    private final @Nullable Long daysSinceJoining;

    /**
     * @param at the event
     * @param zone the programme's, whose days count
     * @param birthday whether the event's day is the member's birthday
     */
    public Member(dev.loyalty.model.Member member, Instant at, ZoneId zone, boolean birthday) {
        this.id = member.id();
        this.tier = member.tier();
        this.segments = List.copyOf(member.segments());
        this.birthday = birthday;
        Instant joined = member.joined();
        this.daysSinceJoining = joined == null
                ? null
                : ChronoUnit.DAYS.between(
                        joined.atZone(zone).toLocalDate(), at.atZone(zone).toLocalDate());
    }

    /** The same member, for the type that adds a merchant's attributes. */
    protected Member(Member same) {
        this.id = same.id;
        this.tier = same.tier;
        this.segments = same.segments;
        this.birthday = same.birthday;
        this.daysSinceJoining = same.daysSinceJoining;
    }

    /** The host's id. */
    public String getId() {
        return id;
    }

    /** The level as of the event, or null. */
    public @Nullable String getTier() {
        return tier;
    }

    /** The host's segments, sorted: {@code Member( segments contains "vip" )}. */
    public List<String> getSegments() {
        return segments;
    }

    /**
     * Whether the event's day is the member's birthday: {@code Member( birthday )}. On which day of
     * other years those have it who were born on 29 February is a switch. False if the birthday is not known.
     */
    public boolean isBirthday() {
        return birthday;
    }

    /**
     * How many calendar days ago the member joined: 0 on the day itself, less than 0 for an event before it. Null if
     * that is not known.
     */
    public @Nullable Long getDaysSinceJoining() {
        return daysSinceJoining;
    }
}
