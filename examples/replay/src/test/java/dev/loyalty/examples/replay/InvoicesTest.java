package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.Shop.invoices;
import static dev.loyalty.examples.replay.Shop.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InvoicesTest {

    private static String at(String invoice, String time) {
        return row(invoice, "A", "1", "2011-07-01T" + time, "1.00", "17850");
    }

    @Test
    void isARunOfRowsWithTheSameNumberAndTime() throws IOException {
        assertThat(invoices(at("1", "10:00"), at("1", "10:00"), at("1", "10:01"), at("2", "10:01")))
                .extracting(Invoice::id)
                .containsExactly("1:2", "1:4", "2:5");
    }

    @Test
    void hasAnIdOfItsOwnWhenItsNumberComesAgain() throws IOException {
        assertThat(invoices(at("1", "10:00"), at("2", "10:00"), at("1", "10:00")))
                .extracting(Invoice::id)
                .containsExactly("1:2", "2:3", "1:4");
    }

    @Test
    void doesNotMixCustomers() throws IOException {
        assertThat(invoices(at("1", "10:00"), row("1", "A", "1", "2011-07-01T10:00", "1.00", "")))
                .extracting(Invoice::customer)
                .containsExactly("17850", null);
    }

    @Test
    void isOfTheTypeThatItsLetterSays() throws IOException {
        assertThat(invoices(at("1", "10:00"), at("C2", "10:00"), at("A3", "10:00")))
                .extracting(Invoice::type)
                .containsExactly(Invoice.Type.ORDER, Invoice.Type.CANCELLATION, Invoice.Type.ADJUSTMENT);
    }

    @Test
    void isPlacedAtTheShopsLocalTime() throws IOException {
        assertThat(invoices(at("1", "10:00"), row("2", "A", "1", "2011-12-01T10:00", "1.00", "")))
                .extracting(Invoice::at)
                .containsExactly(Instant.parse("2011-07-01T09:00:00Z"), Instant.parse("2011-12-01T10:00:00Z"));
    }

    @Test
    void knowsNoneInAFileWithoutRows() throws IOException {
        assertThat(invoices()).isEmpty();
    }
}
