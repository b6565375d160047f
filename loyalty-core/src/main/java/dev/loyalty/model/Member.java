package dev.loyalty.model;

import java.time.Instant;
import java.time.MonthDay;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person or household in the programme, as of the event. Holds ids, never names or addresses.
 *
 * @param id the host's id; never blank
 * @param joined when the member joined, or null if unknown
 * @param tier the current level, or null if there is none
 * @param segments the host's segments, sorted
 * @param birthday month and day of birth, or null if unknown
 * @param attributes what the merchant adds
 */
public record Member(
        String id,
        @Nullable Instant joined,
        @Nullable String tier,
        SortedSet<String> segments,
        @Nullable MonthDay birthday,
        Attributes attributes) {

    public Member {
        Checks.notBlank(id, "member id");
        segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
        Objects.requireNonNull(attributes, "attributes");
    }

    /** A member of whom only the id is known. */
    public static Member of(String id) {
        return builder(id).build();
    }

    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** The same member with another level; null for none. */
    public Member withTier(@Nullable String level) {
        return new Member(id, joined, level, segments, birthday, attributes);
    }

    /** Builds a {@link Member}; not thread-safe. */
    public static final class Builder {
        private final String id;
        private @Nullable Instant joined;
        private @Nullable String tier;
        private final SortedSet<String> segments = new TreeSet<>();
        private @Nullable MonthDay birthday;
        private Attributes attributes = Attributes.none();

        private Builder(String id) {
            this.id = id;
        }

        public Builder joined(Instant joined) {
            this.joined = joined;
            return this;
        }

        public Builder tier(String tier) {
            this.tier = tier;
            return this;
        }

        public Builder segment(String segment) {
            segments.add(segment);
            return this;
        }

        public Builder birthday(MonthDay birthday) {
            this.birthday = birthday;
            return this;
        }

        public Builder attribute(String name, Object value) {
            attributes = attributes.with(name, value);
            return this;
        }

        public Member build() {
            return new Member(id, joined, tier, segments, birthday, attributes);
        }
    }
}
