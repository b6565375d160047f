package dev.loyalty.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program over the sample. */
class SampleTest {

    private static final List<String> POLICY_FILES =
            List.of("policy.yaml", "earning.drl", "redemption.drl", "tiers.drl", "README.md");

    @TempDir
    Path folder;

    /** What came of a run. */
    private record Run(int exitCode, String out, String err) {}

    private static Run run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                Arrays.stream(arguments).map(Object::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SampleTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** A copy of the example's policy that a test may change. */
    private Path giftShop() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("gift-shop"));
        for (String file : POLICY_FILES) {
            Files.write(copy.resolve(file), resource("/policies/gift-shop/" + file));
        }
        return copy;
    }

    @Test
    void replaysTheYearWithBalancedBooksAndTheSameReceiptsEachTime() throws IOException {
        Path once = folder.resolve("once.jsonl");
        Path again = folder.resolve("again.jsonl");
        Run run = run("--receipts", once);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .contains(
                        "lines read | 50,457",
                        "lines rejected | 0",
                        "members | 547",
                        "orders of members | 2,320",
                        "orders of guests, which earn nothing | 97",
                        "cancellations of members | 474",
                        "cancellations of guests | 4",
                        "covered by earlier purchases | 893",
                        "covered in part | 3",
                        "purchase not in the data | 213",
                        "covered, but the purchase is no longer open | 15",
                        "with something redeemed | 378",
                        "issued | 1,191,763",
                        "- reversed | 23,151",
                        "- redeemed | 558,896",
                        "- expired | 147,894",
                        "= outstanding | 461,822",
                        "active | 339,075",
                        "pending | 122,747",
                        "owed by members | 0",
                        "taken off by what was redeemed, GBP | 11284.75",
                        "liability: outstanding at that value, GBP | 9236.41",
                        "A point for every pound | 2,310 | 1,021,309 | 20,700",
                        "Double points before Christmas | 257 | 115,354 | 601",
                        "Bonus for a large order | 1,102 | 55,100 | 1,850",
                        "no level | 276",
                        "silver | 210",
                        "gold | 61",
                        "no level | - | 327 | 5",
                        "silver | 59 | - | 87",
                        "gold | 2 | 29 | -",
                        "issued - reversed - redeemed - expired - outstanding is 0 for every member");

        Path report = folder.resolve("report.html");
        Run withReport = run("--receipts", again, "--report", report);
        assertThat(withReport.exitCode()).isZero();
        assertThat(withReport.out()).endsWith("\nReport written to " + report + "\n");
        assertThat(again).hasSameBinaryContentAs(once);
        Page page = Page.of(Files.readString(report));
        assertThat(page.totals("points-rules-table"))
                .containsExactly("total", "1,021,309", "115,354", "55,100", "1,191,763");
        assertThat(page.totals("points-flows-table"))
                .containsExactly("total", "1,191,763", "-23,151", "-558,896", "-147,894", "461,822");
        assertThat(page.lastRow("points-outstanding-table"))
                .containsExactly("2011-12-05", "339,075", "122,747", "0", "461,822");
        assertThat(page.totals("points-balances-table")).containsExactly("all members", "547", "", "461,822");
        assertThat(page.lastRow("points-liability-table"))
                .startsWith("2011-12-05")
                .endsWith("9236.41");
        assertThat(page.column("levels", 2)).containsExactly("276", "210", "61");
        assertThat(page.lastRow("level-flow")).containsExactly("gold", "2", "29", "-");
    }

    @Test
    void givesAnotherResultWhenANumberInThePolicyChanges() throws IOException {
        Path policy = giftShop();
        Path file = policy.resolve("policy.yaml");
        String changed = Files.readString(file)
                .replace("pointsPerPound: { type: integer, value: 1,", "pointsPerPound: { type: integer, value: 3,");
        Files.writeString(file, changed);
        Run run = run("--policy", policy);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replaceAll(" {2,}", " | "))
                .contains("A point for every pound | 2,310 | 3,001,011 | ")
                .contains("is 0 for every member");
    }

    @Test
    void redeemsForNoOrderIfNobodyWants() throws IOException {
        Run run = run("--redeem", "0");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replaceAll(" {2,}", " | "))
                .contains("issued | 1,205,508", "- redeemed | 0", "- expired | 436,995", "= outstanding | 745,200")
                .doesNotContain("liability");
    }

    @Test
    void saysWhatIsWrongWithAPolicy() throws IOException {
        Path policy = giftShop();
        Files.writeString(policy.resolve("earning.drl"), "rule \"Broken\" when Ordre() then end");
        Run run = run("--policy", policy);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("earning.drl:1").contains("Ordre");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() {
        assertThat(run("--polcy", "x").err()).contains("unknown option --polcy");
        assertThat(run("--policy").err()).contains("--policy needs a path");
        assertThat(run("--report").err()).contains("--report needs a path");
        assertThat(run("--redeem", "101").err()).contains("Maybe a number from 0 to 100?");
        assertThat(run("--redeem", "some").err()).contains("--redeem some").contains("Maybe a number from 0 to 100?");
        assertThat(run("--report", folder.resolve("missing/report.html")).err()).contains("missing");
        assertThat(run("one", "two").err()).contains("given twice");
        assertThat(run(folder.resolve("missing.csv")).err()).contains("missing.csv");
        assertThat(run("--help").out()).isEqualTo(Options.USAGE);
    }

    @Test
    void isWhatItsMakerMakesOfIt() throws IOException {
        Path sample = Files.write(folder.resolve("sample.gz"), resource("/data/online-retail-sample.csv.gz"));
        Path made = folder.resolve("made.gz");
        SampleMaker.make(sample, made);
        try (Dataset expected = Dataset.file(sample);
                Dataset actual = Dataset.file(made)) {
            assertThat(actual.content()).hasSameContentAs(expected.content());
        }
        byte[] time = Arrays.copyOfRange(Files.readAllBytes(made), 4, 8);
        assertThat(time).containsOnly(0);
        assertThat(Files.size(sample)).isLessThan(1 << 20);
    }
}
