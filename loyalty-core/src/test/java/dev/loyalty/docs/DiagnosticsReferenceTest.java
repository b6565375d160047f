package dev.loyalty.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/reference/diagnostics.md true: each code is there, described, with an example that gives what it says. */
class DiagnosticsReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "diagnostics.md");
    private static final Pattern BLOCK = Pattern.compile("(?:`([^`\n]+)`:\n\n)?```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("(?:#|//) ([^\\s,]+)(, added)?\n");

    /** One code's section of the page. */
    record Section(String code, String text) {

        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Section> sections() throws IOException {
        String[] parts = Files.readString(PAGE).split("(?m)^## ", -1);
        return Stream.of(parts).skip(1).map(part -> new Section(part.substring(0, part.indexOf('\n')), part));
    }

    @Test
    void listsEveryCode() throws IOException {
        assertThat(sections().map(Section::code))
                .containsExactlyInAnyOrderElementsOf(Stream.of(DiagnosticCode.values())
                        .map(DiagnosticCode::id)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("sections")
    void showsAnExampleThatGivesWhatItSays(Section section) {
        Map<String, String> files = new TreeMap<>();
        List<String> expected = new ArrayList<>();
        Matcher block = BLOCK.matcher(section.text());
        while (block.find()) {
            if (block.group(2).equals("text")) {
                expected.addAll(block.group(3).lines().toList());
            } else {
                add(files, block.group(1), block.group(3));
            }
        }
        if (!files.containsKey("policy.yml")) {
            files.putIfAbsent("policy.yaml", Fixture.DEFINITION);
            files.putIfAbsent("earning.drl", Fixture.ONE_PER_POUND);
        }
        List<Diagnostic> found = Loyalty.create().policies().check(PolicySource.text(files));
        assertThat(found)
                .filteredOn(diagnostic -> diagnostic.code().id().equals(section.code()))
                .map(Diagnostic::toString)
                .isNotEmpty()
                .containsExactlyElementsOf(expected);
        assertThat(section.text())
                .contains(DiagnosticCode.valueOf(
                                section.code().toUpperCase(Locale.ROOT).replace('-', '_'))
                        .description());
    }

    private static void add(Map<String, String> files, String name, String text) {
        if (name != null) {
            files.put(name, text);
            return;
        }
        Matcher named = NAMED.matcher(text);
        assertThat(named.lookingAt())
                .as("the first line of an example names its file")
                .isTrue();
        String path = named.group(1);
        files.put(path, named.group(2) == null ? text : Fixture.DEFINITION + text.substring(named.end()));
    }
}
