package dev.loyalty.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
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
        SortedMap<String, TreeSet<String>> covered = new TreeMap<>();
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(EdgeCasesReferenceTest::isTest).toList()) {
                    Matcher id = ID.matcher(Files.readString(file));
                    while (id.find()) {
                        covered.computeIfAbsent(id.group(), key -> new TreeSet<>())
                                .add(name(file));
                    }
                }
            }
        }
        Map<String, TreeSet<String>> listed = new TreeMap<>();
        Matcher row = ROW.matcher(section("## Covered", "## Not covered yet"));
        while (row.find()) {
            String tests = row.group(2).substring(row.group(2).lastIndexOf('|') + 1);
            listed.put(
                    row.group(1),
                    new TreeSet<>(List.of(tests.strip().replace("`", "").split(", "))));
        }
        assertThat(listed).isEqualTo(covered);
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

    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\.(java|yaml)$", "");
    }

    private static String section(String from, String to) throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(page.indexOf(from), page.indexOf(to));
    }
}
