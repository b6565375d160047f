package dev.loyalty.examples.replay;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.PolicyRefusedException;
import dev.loyalty.policy.PolicySourceException;
import dev.loyalty.policy.PolicyVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where {@code java -jar loyalty-replay.jar} starts; {@code --help} says how. */
public final class Main {

    private static final int BALANCED = 0;
    private static final int NOT_BALANCED = 1;
    private static final int FAILED = 2;

    private Main() {}

    /** Runs the replay and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Runs the replay; the summary goes to {@code out}, everything else to {@code err}. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                out.print(Options.USAGE);
                return BALANCED;
            }
            return replay(options, out, err);
        } catch (IllegalArgumentException | PolicyRefusedException | PolicySourceException | ReplayFailedException e) {
            err.println(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("A file cannot be read or written: " + e);
        }
        return FAILED;
    }

    private static int replay(Options options, PrintStream out, PrintStream err) throws IOException {
        try (Dataset dataset = dataset(options.data());
                ReceiptFile receipts = new ReceiptFile(options.receipts())) {
            Loyalty loyalty = Loyalty.create();
            PolicyFolder folder = PolicyFolder.find(options.policy());
            PolicyVersion version = loyalty.policies().publish(folder.source()).orThrow();
            version.warnings().forEach(err::println);
            ReportFile page = new ReportFile(options.report(), version.definition());

            long start = System.nanoTime();
            ShopFile file = new ShopFile(dataset.content());
            Replay replay = new Replay(loyalty, version, options.shoppers(), receipts.andThen(page));
            ProgressBar progress = ProgressBar.onTerminal(err);
            Invoices invoices = new Invoices(file);
            for (Invoice invoice = invoices.next(); invoice != null; invoice = invoices.next()) {
                page.before(invoice, replay);
                replay.accept(invoice);
                progress.show(dataset.percentRead());
            }
            Report report = replay.finish();
            progress.clear();

            Measurements measurements = Measurements.since(start, replay);
            ReplayResult result =
                    new ReplayResult(version, folder.name(), dataset.name(), file.linesRead(), file.badLines(), report);
            out.print(Summary.of(result, measurements));
            out.print(page.write(replay, result));
            return report.imbalances().isEmpty() ? BALANCED : NOT_BALANCED;
        }
    }

    private static Dataset dataset(@Nullable Path path) throws IOException {
        return path == null ? Dataset.sample() : Dataset.file(path);
    }
}
