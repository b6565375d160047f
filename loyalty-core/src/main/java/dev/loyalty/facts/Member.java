package dev.loyalty.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
     */
    public Member(dev.loyalty.model.Member member, Instant at, ZoneId zone) {
        this.id = member.id();
        this.tier = member.tier();
        this.segments = List.copyOf(member.segments());
        ZonedDateTime event = at.atZone(zone);
        this.birthday = isBirthday(member.birthday(), event.toLocalDate());
        Instant joined = member.joined();
        this.daysSinceJoining = joined == null
                ? null
                : ChronoUnit.DAYS.between(joined.atZone(zone).toLocalDate(), event.toLocalDate());
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
     * Whether the event's day is the member's birthday: {@code Member( birthday )}. Who was born on 29 February has it on
     * 28 February in other years than leap years. False if the birthday is not known.
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

    private static boolean isBirthday(@Nullable MonthDay birthday, LocalDate day) {
        return birthday != null && birthday.atYear(day.getYear()).equals(day);
    }
}
