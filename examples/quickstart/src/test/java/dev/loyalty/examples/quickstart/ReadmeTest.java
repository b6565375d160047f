package dev.loyalty.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows code of this example: what it shows must be what runs. */
class ReadmeTest {

    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void showsJavaThatRuns() throws IOException {
        String main = Files.readString(Path.of("src/main/java/dev/loyalty/examples/quickstart/Main.java"));
        assertThat(squeezed(main)).contains(squeezed(block("java")));
    }

    @Test
    void showsARuleThatRuns() throws IOException {
        String rules = Files.readString(Path.of("src/main/resources/policies/acme/earning.drl"));
        assertThat(squeezed(rules)).contains(squeezed(block("drl")));
    }

    @Test
    void runsToItsEnd() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Main.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .contains(
                        "  150 points: Double points on outdoor gear for gold members",
                        "  158 points: One point for every pound",
                        "The tent came back: 300 points with it");
    }

    private static String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        assertThat(block.find()).as("README.md has a block of " + language).isTrue();
        return block.group(1);
    }

    /** Without white space and imports, so that the README can be laid out for reading. */
    private static String squeezed(String code) {
        return code.replaceAll("(?m)^import .*$", "").replaceAll("\\s+", "");
    }
}
