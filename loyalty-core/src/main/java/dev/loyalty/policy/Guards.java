package dev.loyalty.policy;

import java.time.Duration;

/**
 * How much of the host a policy may use, in one call and while it is built. What goes beyond is stopped: a call with
 * {@link PolicyFailedException}, a publication with a {@link Diagnostic}. The defaults are far above what sensible
 * policies need; a host can set each higher or lower, within bounds, and none of them off. Immutable.
 *
 * <pre>{@code
 * Loyalty.create(Guards.builder().time(Duration.ofMillis(200)).build());
 * }</pre>
 *
 * @param steps of one call: turns of loops, pairs of facts that are tried, characters that a pattern looks at; 1 to
 *     1,000,000,000, by default 5,000,000
 * @param firings of rules in one call; 1 to 10,000,000, by default 20,000
 * @param facts that the rules of one call derive; 1 to 1,000,000, by default 10,000
 * @param memory that the rules of one call ask for, in bytes, roughly; 64 KiB to 16 GiB, by default 256 MiB
 * @param time that the rules of one call run. Pauses of the host, its garbage collector or a debugger do not count: of the
 *     time between two looks at the clock, which are at most some hundred steps apart, only the first two milliseconds
 *     do. 1 millisecond to 10 minutes, by default 2 seconds
 * @param rules of one calculation of a policy; 1 to 10,000, by default 1,000
 * @param buildTime of one calculation of a policy, looked at between the steps of the build; 1 second to 1 hour, by
 *     default 2 minutes
 */
public record Guards(long steps, int firings, int facts, long memory, Duration time, int rules, Duration buildTime) {

    private static final Guards DEFAULTS = builder().build();

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public Guards {
        requireWithin("steps", steps, 1, 1_000_000_000);
        requireWithin("firings", firings, 1, 10_000_000);
        requireWithin("facts", facts, 1, 1_000_000);
        requireWithin("memory", memory, 64L << 10, 16L << 30);
        requireWithin(
                "time in milliseconds",
                time.toMillis(),
                1,
                Duration.ofMinutes(10).toMillis());
        requireWithin("rules", rules, 1, 10_000);
        requireWithin(
                "build time in seconds",
                buildTime.toSeconds(),
                1,
                Duration.ofHours(1).toSeconds());
    }

    /** What holds unless a host says otherwise. */
    public static Guards defaults() {
        return DEFAULTS;
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    private static void requireWithin(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("guards: " + what + " are " + value + ", not within " + least + " and "
                    + most + ". Maybe leave it at its default?");
        }
    }

    /** Changes single values; not for use by several threads. */
    public static final class Builder {
        private long steps = 5_000_000;
        private int firings = 20_000;
        private int facts = 10_000;
        private long memory = 256L << 20;
        private Duration time = Duration.ofSeconds(2);
        private int rules = 1_000;
        private Duration buildTime = Duration.ofMinutes(2);

        private Builder() {}

        /** See {@link Guards#steps()}. */
        public Builder steps(long most) {
            steps = most;
            return this;
        }

        /** See {@link Guards#firings()}. */
        public Builder firings(int most) {
            firings = most;
            return this;
        }

        /** See {@link Guards#facts()}. */
        public Builder facts(int most) {
            facts = most;
            return this;
        }

        /** See {@link Guards#memory()}. */
        public Builder memory(long bytes) {
            memory = bytes;
            return this;
        }

        /** See {@link Guards#time()}. */
        public Builder time(Duration most) {
            time = most;
            return this;
        }

        /** See {@link Guards#rules()}. */
        public Builder rules(int most) {
            rules = most;
            return this;
        }

        /** See {@link Guards#buildTime()}. */
        public Builder buildTime(Duration most) {
            buildTime = most;
            return this;
        }

        /** @throws IllegalArgumentException if a value is outside its bounds */
        public Guards build() {
            return new Guards(steps, firings, facts, memory, time, rules, buildTime);
        }
    }
}
