package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.Shop.file;
import static dev.loyalty.examples.replay.Shop.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loyalty.examples.replay.BadLineException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopFileTest {

    private static final String GOOD = row("536365", "85123A", "6", "2010-12-01T08:26", "2.55", "17850");

    private static List<Row> read(ShopFile file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Row row = file.next(); row != null; row = file.next()) {
            rows.add(row);
        }
        return rows;
    }

    @Test
    void readsCommasAndQuotesWithinADescription() throws IOException {
        List<Row> rows = read(file("536365,85123A,\"HEART, \"\"WHITE\"\"\",6,2010-12-01T08:26,0.001,,United Kingdom"));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.invoice()).isEqualTo("536365");
            assertThat(row.stockCode()).isEqualTo("85123A");
            assertThat(row.quantity()).isEqualTo("6");
            assertThat(row.at()).isEqualTo(LocalDateTime.of(2010, 12, 1, 8, 26));
            assertThat(row.unitPrice()).isEqualTo("0.001");
            assertThat(row.customer()).isNull();
        });
    }

    @Test
    void countsBadLinesByReasonAndGoesOn() throws IOException {
        ShopFile file = file(
                GOOD,
                "536365,85123A,six",
                row("X1", "85123A", "6", "2010-12-01T08:26", "2.55", "17850"),
                row("536365", " ", "6", "2010-12-01T08:26", "2.55", "17850"),
                row("536365", "85123A", "six", "2010-12-01T08:26", "2.55", "17850"),
                row("536365", "85123A", "0", "2010-12-01T08:26", "2.55", "17850"),
                row("536365", "85123A", "1e9", "2010-12-01T08:26", "2.55", "17850"),
                row("536365", "85123A", "6", "01/12/2010 8:26", "2.55", "17850"),
                row("536365", "85123A", "6", "2010-12-01T08:26", "2.5555", "17850"),
                "",
                GOOD);
        assertThat(read(file)).extracting(Row::line).containsExactly(2L, 12L);
        assertThat(file.linesRead()).isEqualTo(11);
        assertThat(file.badLines().counts())
                .isEqualTo(Map.of(
                        Reason.NOT_CSV, 1L,
                        Reason.COLUMNS, 1L,
                        Reason.INVOICE, 1L,
                        Reason.STOCK_CODE, 1L,
                        Reason.QUANTITY, 3L,
                        Reason.DATE, 1L,
                        Reason.PRICE, 1L));
        assertThat(file.badLines().examples())
                .hasSize(5)
                .startsWith("line 3: not 8 columns: 536365,85123A,six")
                .contains("line 4: invoice is not a number, or a number after C or A: "
                        + row("X1", "85123A", "6", "2010-12-01T08:26", "2.55", "17850"));
    }

    @Test
    void losesOneLineToAQuoteThatIsNeverClosed() throws IOException {
        ShopFile file = file(GOOD, "536365,85123A,\"HEART,6,2010-12-01T08:26,2.55,17850,", GOOD, GOOD);
        assertThat(read(file)).hasSize(3);
        assertThat(file.badLines().counts()).hasSize(1).containsValue(1L);
    }

    @Test
    void refusesAFileOfOtherColumns() {
        assertThatIOException()
                .isThrownBy(() -> new ShopFile(
                        new ByteArrayInputStream("InvoiceNo,StockCode\n".getBytes(StandardCharsets.UTF_8))))
                .withMessageContaining("invoice,stock_code,description")
                .withMessageContaining("Maybe it is another file?");
    }
}
