package dev.loyalty.examples.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.loyalty.examples.replay.BadLineException.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one line of the shop's file. Every line is parsed on its own, which the format allows because no value holds a
 * line break: a quote that is never closed spoils its line and not the rest of the file.
 */
final class RowParser {

    /** The columns, in the order of the file; its first line. */
    static final List<String> COLUMNS = List.of(
            "invoice",
            "stock_code",
            "description",
            "quantity",
            "invoice_date",
            "unit_price_gbp",
            "customer_id",
            "country");

    private static final Pattern INVOICE = Pattern.compile("[CA]?\\d{1,12}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,3})?");

    private final CsvReader.CsvReaderBuilder csv = CsvReader.builder();

    /** The values of a line of CSV. */
    List<String> values(String text) throws BadLineException {
        try {
            CsvRecord values = csv.ofSingleCsvRecord(text);
            return values.getFields();
        } catch (CsvParseException e) {
            throw new BadLineException(Reason.NOT_CSV);
        }
    }

    /** @param line the number of the line in the file, from 1 */
    Row parse(long line, String text) throws BadLineException {
        List<String> values = values(text);
        require(values.size() == COLUMNS.size(), Reason.COLUMNS);
        String invoice = values.get(0);
        String stockCode = values.get(1).strip();
        String customer = values.get(6).strip();
        require(INVOICE.matcher(invoice).matches(), Reason.INVOICE);
        require(!stockCode.isEmpty(), Reason.STOCK_CODE);
        BigDecimal quantity = number(values.get(3), Reason.QUANTITY);
        require(quantity.signum() != 0, Reason.QUANTITY);
        return new Row(
                line,
                invoice,
                stockCode,
                quantity,
                date(values.get(4)),
                number(values.get(5), Reason.PRICE),
                customer.isEmpty() ? null : customer);
    }

    private static BigDecimal number(String text, Reason otherwise) throws BadLineException {
        require(NUMBER.matcher(text).matches(), otherwise);
        return new BigDecimal(text);
    }

    private static LocalDateTime date(String text) throws BadLineException {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new BadLineException(Reason.DATE);
        }
    }

    private static void require(boolean holds, Reason otherwise) throws BadLineException {
        if (!holds) {
            throw new BadLineException(otherwise);
        }
    }
}
