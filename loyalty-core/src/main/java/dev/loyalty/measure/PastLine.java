package dev.loyalty.measure;

import dev.loyalty.model.LineKind;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a history keeps of a line that counted. Immutable.
 *
 * @param id unique in its order
 * @param kind of a kind that earned
 * @param sku the product's code
 * @param category a path, or null
 * @param quantity as bought
 * @param amount what counted of it: after all discounts, with or without tax as the policy of the time said
 * @param paid whether it cost something, also where other lines or tenders left nothing of it that counts
 */
public record PastLine(
        String id,
        LineKind kind,
        String sku,
        @Nullable String category,
        BigDecimal quantity,
        BigDecimal amount,
        boolean paid) {

    public PastLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(amount, "amount");
    }

    /** Whether it is a thing that was bought, and no reduction. */
    public boolean isItem() {
        return kind.isItem(amount);
    }
}
