package dev.loyalty.examples.replay;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the sample of this example from the full file: every row of one customer in eight, and of one guest's invoice in
 * forty, over the whole year and in the file's order. A customer is chosen if the CRC-32 of the id (as UTF-8) is
 * divisible by 8, a guest's invoice if the CRC-32 of its number is divisible by 40. The same file gives the same sample;
 * gzip's time stamp is left at 0.
 */
public final class SampleMaker {

    private static final int INVOICE = 0;
    private static final int CUSTOMER = 6;
    private static final int CUSTOMERS = 8;
    private static final int GUEST_INVOICES = 40;

    private SampleMaker() {}

    /**
     * Makes the sample.
     *
     * @param args the full file, then the file to write
     * @throws IOException if one of them cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: SampleMaker <online-retail.csv.gz> <sample.csv.gz>");
            System.exit(2);
        }
        make(Path.of(args[0]), Path.of(args[1]));
    }

    /** Writes the sample of {@code full} to {@code sample}. */
    static void make(Path full, Path sample) throws IOException {
        try (Dataset dataset = Dataset.file(full);
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .ofCsvRecord(
                                new BufferedReader(new InputStreamReader(dataset.content(), StandardCharsets.UTF_8)));
                Writer out = new OutputStreamWriter(
                        new SmallestGzip(Files.newOutputStream(sample)), StandardCharsets.UTF_8);
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            csv.writeRecord(RowParser.COLUMNS);
            for (CsvRecord row : rows) {
                if (row.getStartingLineNumber() > 1 && isChosen(row.getFields())) {
                    csv.writeRecord(row.getFields());
                }
            }
        }
    }

    static boolean isChosen(List<String> row) {
        String customer = row.get(CUSTOMER);
        return customer.isEmpty() ? hash(row.get(INVOICE)) % GUEST_INVOICES == 0 : hash(customer) % CUSTOMERS == 0;
    }

    private static long hash(String text) {
        CRC32 hash = new CRC32();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }

    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
