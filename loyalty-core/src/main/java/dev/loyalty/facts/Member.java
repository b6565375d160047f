package dev.loyalty.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member of this call. Rules see it with the attributes that the policy declares for members. */
public class Member {

    private final String id;
    private final @Nullable String tier;
    private final List<String> segments;

    public Member(dev.loyalty.model.Member member) {
        this.id = member.id();
        this.tier = member.tier();
        this.segments = List.copyOf(member.segments());
    }

    /** The same member, for the type that adds a merchant's attributes. */
    protected Member(Member same) {
        this.id = same.id;
        this.tier = same.tier;
        this.segments = same.segments;
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
}
