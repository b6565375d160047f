package dev.loyalty.facts;

import dev.loyalty.model.CategoryPath;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the order of this call. Rules see it with the attributes that the policy declares for lines. */
public non-sealed class Line implements Scope {

    private final dev.loyalty.model.Line line;
    private final int position;
    private final BigDecimal unitPrice;
    private final BigDecimal amount;
    private final boolean earning;

    /**
     * @param unitPrice in the programme's currency
     * @param amount what counts of the line
     */
    public Line(dev.loyalty.model.Line line, int position, BigDecimal unitPrice, BigDecimal amount, boolean earning) {
        this.line = line;
        this.position = position;
        this.unitPrice = unitPrice;
        this.amount = amount;
        this.earning = earning;
    }

    /** The same line, for the type that adds a merchant's attributes. */
    protected Line(Line same) {
        this(same.line, same.position, same.unitPrice, same.amount, same.earning);
    }

    /** The line's id in the order. */
    public String getId() {
        return line.id();
    }

    /** The place of the line in the order, from 0. */
    public int getPosition() {
        return position;
    }

    /** Merchandise, shipping and so on, in lower case. */
    public String getKind() {
        return line.kind().name();
    }

    /** The product's code. */
    public String getSku() {
        return line.sku();
    }

    /** The category path, such as {@code outdoor/tents}, or null. */
    public @Nullable String getCategory() {
        return line.category();
    }

    /** How many units of the product. */
    public BigDecimal getQuantity() {
        return line.quantity();
    }

    /** The price of one unit as the host gave it, in the programme's currency. */
    public BigDecimal getUnitPrice() {
        return unitPrice;
    }

    /**
     * What counts of this line: its price after discounts and payments that do not earn, with or without tax as the
     * policy says. 0 for a line that is no item that earns.
     */
    public BigDecimal getAmount() {
        return amount;
    }

    /** Whether the line is an item that earns: of a kind that the policy lets earn, and no reduction. */
    public boolean isEarning() {
        return earning;
    }

    /** Whether the line's category is {@code path} or lies below it: {@code Line( isIn( "outdoor" ) )}. */
    public boolean isIn(String path) {
        return CategoryPath.isIn(line.category(), path);
    }

    /** Whether the line's category is one of these paths or lies below one: {@code Line( isInAny( policy.outdoor ) )}. */
    public boolean isInAny(List<String> paths) {
        return paths.stream().anyMatch(this::isIn);
    }
}
