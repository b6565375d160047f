package dev.loyalty.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/reference/edge-cases.md true: a case counts as covered exactly if a test or scenario carries its id. */
class EdgeCasesReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "edge-cases.md");
    private static final List<Path> TESTS =
            List.of(Path.of("src", "test", "java"), Path.of("..", "loyalty-rules", "src"), Path.of("..", "examples"));
    private static final Pattern ID = Pattern.compile("EC-[A-Z]+[0-9]+b?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (EC-\\w+) \\| (.*) \\|$");

    @Test
    void listsAsCoveredWhatTestsCover() throws IOException {
        SortedSet<String> covered = new TreeSet<>();
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(EdgeCasesReferenceTest::isTest).toList()) {
                    ID.matcher(Files.readString(file)).results().forEach(id -> covered.add(id.group()));
                }
            }
        }
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## Covered"), page.indexOf("## Not covered yet"));
        assertThat(ROW.matcher(section).results().map(row -> row.group(1)))
                .as("covered cases; a case that gets its first test moves up in %s", PAGE)
                .containsExactlyInAnyOrderElementsOf(covered);
    }

    @Test
    void listsTheRestAsNotCovered() throws IOException {
        assertThat(ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)))
                .hasSize(145)
                .doesNotHaveDuplicates();
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return (path.endsWith(".java") || path.endsWith(".yaml"))
                && !path.contains("target")
                && !path.endsWith("EdgeCasesReferenceTest.java");
    }
}
