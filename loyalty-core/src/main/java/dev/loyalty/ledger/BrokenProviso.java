package dev.loyalty.ledger;

import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proviso that does not hold, with what there is instead. Immutable.
 *
 * @param proviso what does not hold
 * @param left the amount that is left, of {@link Proviso.AtLeast}; otherwise null
 * @param missing the parts or lines of which nothing is left; none of {@link Proviso.AtLeast}
 */
public record BrokenProviso(Proviso proviso, @Nullable Fraction left, List<String> missing) {

    public BrokenProviso {
        Objects.requireNonNull(proviso, "BrokenProviso.proviso");
        missing = List.copyOf(missing);
    }

    /** For an operator: {@code at least 100.00, and there is 40.00}. */
    public String text() {
        return proviso.text() + ", and "
                + (left == null ? String.join(", ", missing) + " is missing" : "there is " + amount(left));
    }

    /** With the digits of the amounts it is compared with. */
    private String amount(Fraction amount) {
        int digits = proviso instanceof Proviso.AtLeast atLeast ? atLeast.digits() : 0;
        BigDecimal rounded = new BigDecimal(amount.numerator())
                .divide(new BigDecimal(amount.denominator()), digits, RoundingMode.DOWN);
        return (Fraction.of(rounded).equals(amount) ? "" : "about ") + rounded.toPlainString();
    }
}
