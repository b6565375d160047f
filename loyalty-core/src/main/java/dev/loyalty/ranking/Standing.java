package dev.loyalty.ranking;

import dev.loyalty.model.Action;
import dev.loyalty.model.Attributes;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a member stands.
 *
 * @param score what it was ranked by
 * @param rank 1 for the best; members who tie share it
 * @param tied how many members share the rank, this one included
 * @param of how many members were ranked
 */
public record Standing(Score score, long rank, long tied, long of) {

    /** The type of the action that a standing is for rules. */
    public static final String ACTION_TYPE = "standing";

    public Standing {
        Objects.requireNonNull(score, "score");
        if (rank < 1 || tied < 1 || rank + tied - 1 > of) {
            throw new IllegalArgumentException("rank " + rank + " shared by " + tied + " of " + of + " cannot be.");
        }
    }

    /** The member's id. */
    public String member() {
        return score.member();
    }

    /**
     * The standing as something that happened to the member, so that rules of earning can reward it: an action of the type
     * {@value #ACTION_TYPE} whose subject says of what it is the standing, with the attributes {@code rank}, {@code tied},
     * {@code ranked}, whole numbers, and {@code score}, a decimal; a policy declares those that its rules read.
     *
     * @param subject such as the name of a contest
     * @param at as of when; subject and instant make the id of the action, so that the standing earns once
     */
    public Action action(String subject, Instant at) {
        Attributes attributes = Attributes.none()
                .with("rank", rank)
                .with("tied", tied)
                .with("ranked", of)
                .with("score", score.value());
        return new Action(ACTION_TYPE + " " + subject + " " + at, at, ACTION_TYPE, subject, attributes);
    }

    /**
     * Which of so many equal parts of the ranking the member is in: 1 for the best part. Members who tie are in the same.
     *
     * @param parts 5 for quintiles; at least 1
     */
    public long quantile(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException(parts + " parts. Maybe 5 for quintiles?");
        }
        return Math.multiplyExact(rank - 1, parts) / of + 1;
    }
}
