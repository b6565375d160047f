package dev.loyalty.redemption;

import java.util.Objects;

/** Argument checks shared by the records of this package. */
final class Checks {

    private Checks() {}

    static void reward(String reward) {
        if (Objects.requireNonNull(reward, "reward").isBlank()) {
            throw new IllegalArgumentException("the reward of a wish is blank. Maybe take its name from a quote?");
        }
    }

    static void positive(long number, String reward) {
        if (number <= 0) {
            throw new IllegalArgumentException(
                    "the wish for reward \"" + reward + "\" is for " + number + ". Maybe leave the wish out?");
        }
    }
}
