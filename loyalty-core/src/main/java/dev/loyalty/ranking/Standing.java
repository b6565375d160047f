package dev.loyalty.ranking;

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
