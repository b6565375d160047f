package dev.loyalty.examples.replay;

import dev.loyalty.ledger.Receipt;
import dev.loyalty.receipt.ReceiptJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes receipts and writes each as one line of JSON, or drops them. */
final class ReceiptFile implements Consumer<Receipt>, AutoCloseable {

    private final @Nullable Writer writer;

    /** @param path the file to write, or null if nobody wants it */
    ReceiptFile(@Nullable Path path) throws IOException {
        writer = path == null ? null : Files.newBufferedWriter(path);
    }

    /** @throws UncheckedIOException if the line cannot be written */
    @Override
    public void accept(Receipt receipt) {
        if (writer != null) {
            try {
                writer.write(ReceiptJson.write(receipt));
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
