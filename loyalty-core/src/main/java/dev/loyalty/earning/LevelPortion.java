package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of an order that earns by one level.
 *
 * @param level by which it earns; null for none
 * @param from where it begins: how much of the order's money that counts comes before it, in the programme's currency;
 *     not negative
 */
public record LevelPortion(@Nullable String level, Fraction from) {

    public LevelPortion {
        if (Objects.requireNonNull(from, "from").signum() < 0) {
            throw new IllegalArgumentException("a portion cannot begin at " + from + ", before its order does.");
        }
    }
}
