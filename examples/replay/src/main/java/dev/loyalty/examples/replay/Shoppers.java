package dev.loyalty.examples.replay;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * How shoppers of whom the data does not tell would behave: a part of the orders for which something could be redeemed is
 * redeemed for. Which ones follows from the ids, so that each run is the same.
 *
 * @param percent of these orders, 0 to 100
 */
record Shoppers(int percent) {

    /** About what programmes of shops see. */
    static final Shoppers USUAL = new Shoppers(30);

    private static final int ALL = 100;

    Shoppers {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException(
                    percent + " per cent of the orders cannot be redeemed for. Maybe a number from 0 to 100?");
        }
    }

    boolean redeem(String customer, String order) {
        CRC32 hash = new CRC32();
        hash.update((customer + " " + order).getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % ALL < percent;
    }
}
