package dev.loyalty.examples.quickstart;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicySourceException;
import dev.loyalty.scenario.ScenarioReport;
import dev.loyalty.scenario.ScenarioRunner;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks the folder of a policy and runs its scenarios: prints everything that is wrong, or what is proved. The exit
 * code is 0 if the policy could be published, 1 if not, 2 if there is no folder to check.
 */
public final class CheckPolicy {

    private CheckPolicy() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    static int run(String[] args, PrintStream out) {
        if (args.length != 1) {
            out.println("Usage: CheckPolicy <folder with policy.yaml>");
            return 2;
        }
        try {
            return check(PolicySource.directory(Path.of(args[0])), out);
        } catch (PolicySourceException unreadable) {
            out.println(unreadable.getMessage());
            return 2;
        }
    }

    private static int check(PolicySource source, PrintStream out) {
        List<Diagnostic> found = Loyalty.create().policies().check(source);
        found.forEach(out::println);
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return 1;
        }
        ScenarioReport report = ScenarioRunner.run(source);
        out.println(report);
        printRules("No scenario expects this rule to fire", report.neverFired(), out);
        printRules("No scenario expects this rule to stay silent", report.neverSilent(), out);
        return 0;
    }

    private static void printRules(String what, List<String> rules, PrintStream out) {
        rules.forEach(rule -> out.println(what + ": " + rule));
    }
}
