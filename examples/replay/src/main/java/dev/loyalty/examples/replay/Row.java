package dev.loyalty.examples.replay;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One order line as the shop wrote it; what no policy asks for (description, country) is left out.
 *
 * @param line where it stands in the file, from 1
 * @param invoice the number, with its leading letter
 * @param quantity not 0; negative on cancellations and corrections
 * @param at the shop's local time
 * @param unitPrice in pounds; may be 0, and negative on adjustments
 * @param customer null for a guest
 */
record Row(
        long line,
        String invoice,
        String stockCode,
        BigDecimal quantity,
        LocalDateTime at,
        BigDecimal unitPrice,
        @Nullable String customer) {}
