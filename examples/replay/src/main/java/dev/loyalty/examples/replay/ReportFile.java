package dev.loyalty.examples.replay;

import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows a replay and writes the page about it at the end, or does nothing. */
final class ReportFile implements Consumer<Receipt> {

    private final @Nullable Path path;
    private final WeeklyFigures figures;

    /**
     * @param path the file to write, or null if nobody wants it
     * @throws IOException if the file cannot be there, which is better known before the replay than after
     */
    ReportFile(@Nullable Path path, PolicyDefinition policy) throws IOException {
        this.path = path;
        this.figures = new WeeklyFigures(policy);
        if (path != null) {
            Path folder = path.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new NotDirectoryException(String.valueOf(folder));
            }
        }
    }

    /** To be called before an invoice is replayed. */
    void before(Invoice invoice, Replay replay) {
        if (path != null) {
            figures.before(invoice, replay);
        }
    }

    @Override
    public void accept(Receipt receipt) {
        if (path != null) {
            figures.accept(receipt);
        }
    }

    /**
     * Writes the page about a replay that is finished.
     *
     * @return one line about it, or nothing if nobody wants the page
     */
    String write(Replay replay, ReplayResult result) throws IOException {
        if (path == null) {
            return "";
        }
        figures.finish(replay);
        Files.writeString(path, HtmlReport.of(result, figures));
        return "\nReport written to " + path + "\n";
    }
}
