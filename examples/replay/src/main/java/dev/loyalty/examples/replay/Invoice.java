package dev.loyalty.examples.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows that belong together: one order, cancellation or adjustment.
 *
 * @param rows at least one, all of the same invoice number, time and customer
 */
record Invoice(List<Row> rows) {

    private static final ZoneId SHOP_ZONE = ZoneId.of("Europe/London");

    /** What an invoice stands for, by the letter it begins with. */
    enum Type {
        ORDER,
        CANCELLATION,
        /** A correction in the shop's own books; nobody bought or returned anything. */
        ADJUSTMENT
    }

    Invoice {
        rows = List.copyOf(rows);
    }

    Type type() {
        return switch (first().invoice().charAt(0)) {
            case 'C' -> Type.CANCELLATION;
            case 'A' -> Type.ADJUSTMENT;
            default -> Type.ORDER;
        };
    }

    /**
     * The event id: the invoice number and the line on which the invoice begins. Numbers alone would not do, because
     * some appear with two times; a shop that has unique order numbers takes those.
     */
    String id() {
        return first().invoice() + ":" + first().line();
    }

    Instant at() {
        return first().at().atZone(SHOP_ZONE).toInstant();
    }

    @Nullable
    String customer() {
        return first().customer();
    }

    /** Whether a row continues this invoice. */
    boolean holds(Row row) {
        return row.invoice().equals(first().invoice())
                && row.at().equals(first().at())
                && Objects.equals(row.customer(), first().customer());
    }

    private Row first() {
        return rows.get(0);
    }
}
