package dev.loyalty.examples.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows to invoices: an invoice is a run of consecutive rows with the same number, time and customer. In the
 * shop's year every number with one time is one such run, so nothing has to be remembered but the run itself; the 43
 * numbers that carry two times are two orders each, as each was entered at a time of its own.
 */
final class Invoices {

    private final ShopFile file;
    private @Nullable Row ahead;

    Invoices(ShopFile file) throws IOException {
        this.file = file;
        this.ahead = file.next();
    }

    /** The next invoice, or null at the end. */
    @Nullable
    Invoice next() throws IOException {
        Row first = ahead;
        if (first == null) {
            return null;
        }
        Invoice start = new Invoice(List.of(first));
        List<Row> rows = new ArrayList<>(start.rows());
        Row row = file.next();
        while (row != null && start.holds(row)) {
            rows.add(row);
            row = file.next();
        }
        ahead = row;
        return new Invoice(rows);
    }
}
