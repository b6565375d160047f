package dev.loyalty.examples.replay;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param help whether only the usage is wanted
 * @param policy the policy folder, or null for the one that comes with the example
 * @param receipts where receipts are written, or null
 * @param report where the page with plots is written, or null
 * @param shoppers for which part of the orders something is redeemed
 * @param data the shop's file, or null for the sample
 */
record Options(
        boolean help,
        @Nullable Path policy,
        @Nullable Path receipts,
        @Nullable Path report,
        Shoppers shoppers,
        @Nullable Path data) {

    static final String USAGE = """
            Replays a shop's orders through a policy folder and shows what came of it.

            java -jar loyalty-replay.jar [--policy <folder>] [--receipts <file>] [--report <file.html>]
                [--redeem <percent>] [<data.csv.gz>]

              --policy <folder>   the policy; otherwise policies/gift-shop of this example
              --receipts <file>   writes every receipt as one line of JSON
              --report <file>     writes a page of HTML with plots by week, to be opened in a browser; there is none
                                  unless it is asked for
              --redeem <percent>  for how many of the orders for which something can be redeemed it is, of which the
                                  data does not tell; otherwise 30
              <data.csv.gz>       the shop's file, gzipped or not; otherwise the sample of this example
              --help              shows this text

            Exit code: 0 if all books balance, 1 if not, 2 if the run could not be made.
            """;

    /** @throws IllegalArgumentException if the arguments make no sense; the message says why */
    static Options parse(List<String> arguments) {
        boolean help = false;
        Path policy = null;
        Path receipts = null;
        Path report = null;
        Path data = null;
        Shoppers shoppers = Shoppers.USUAL;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--policy" -> policy = once(policy, argument, value(argument, rest));
                case "--receipts" -> receipts = once(receipts, argument, value(argument, rest));
                case "--report" -> report = once(report, argument, value(argument, rest));
                case "--redeem" -> shoppers = shoppers(value(argument, rest));
                default -> {
                    if (argument.startsWith("-")) {
                        throw new IllegalArgumentException("unknown option " + argument + ". Maybe --help?");
                    }
                    data = once(data, "the data file", argument);
                }
            }
        }
        return new Options(help, policy, receipts, report, shoppers, data);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(
                    option + (option.equals("--redeem") ? " needs a number" : " needs a path"));
        }
        return rest.next();
    }

    private static Shoppers shoppers(String percent) {
        if (!percent.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(
                    "--redeem " + percent + " is no percentage. Maybe a number from 0 to 100?");
        }
        return new Shoppers(Integer.parseInt(percent));
    }

    private static Path once(@Nullable Path before, String what, String value) {
        if (before != null) {
            throw new IllegalArgumentException(what + " is given twice: " + before + " and " + value);
        }
        return Path.of(value);
    }
}
