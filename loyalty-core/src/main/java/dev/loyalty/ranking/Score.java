package dev.loyalty.ranking;

import dev.loyalty.model.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a member is ranked by.
 *
 * @param member the id, not blank
 * @param value higher is better; equal numbers are equal, whatever their trailing zeros
 * @param reached when the member came to this value; null if that is not known
 */
public record Score(
        String member, BigDecimal value, @Nullable Instant reached) {

    public Score {
        Objects.requireNonNull(member, "member");
        if (member.isBlank()) {
            throw new IllegalArgumentException("the member of a score is blank. Maybe the id was not set?");
        }
        value = Decimals.canonical(value, "the score of member " + member);
    }

    /** A score of which it is not known when it was reached. */
    public static Score of(String member, long value) {
        return new Score(member, BigDecimal.valueOf(value), null);
    }
}
