package dev.loyalty.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.internal.yaml.YamlNode.Empty;
import dev.loyalty.internal.yaml.YamlNode.Entry;
import dev.loyalty.internal.yaml.YamlNode.Mapping;
import dev.loyalty.internal.yaml.YamlNode.Scalar;
import dev.loyalty.internal.yaml.YamlNode.Sequence;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private final Faults faults = new Faults("one.yaml");

    @Test
    void everyNodeKnowsItsPlace() {
        Mapping root = mapping("""
                # a comment
                given:
                  lines: [ {sku: A1}, ~ ]
                title: "Café 🎁"
                """);

        Entry given = root.entries().get("given");
        assertThat(List.of(given.line(), given.column())).containsExactly(2, 1);
        Entry lines = ((Mapping) given.value()).entries().get("lines");
        assertThat(List.of(lines.line(), lines.column())).containsExactly(3, 3);
        Sequence items = (Sequence) lines.value();
        assertThat(List.of(items.line(), items.column())).containsExactly(3, 10);
        Mapping first = (Mapping) items.items().get(0);
        assertThat(first.entries().get("sku").value()).isEqualTo(new Scalar("A1", 3, 18));
        assertThat(items.items().get(1)).isInstanceOf(Empty.class);
        assertThat(root.entries().get("title").value()).isEqualTo(new Scalar("Café 🎁", 4, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "0.1",
                "1e400",
                "010",
                "0x1F",
                "1_000",
                "190:20:30",
                "yes",
                "off",
                ".inf",
                "2026-12-31",
                "99999999999999999999.99"
            })
    void keepsValuesAsWritten(String text) {
        Scalar scalar = (Scalar) mapping("a: " + text).entries().get("a").value();

        assertThat(scalar.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a:", "a: ~", "a: null", "{a: }"})
    void takesNothingAsEmpty(String text) {
        assertThat(mapping(text).entries().get("a").value()).isInstanceOf(Empty.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a: \"\"|``", "a: 'null'|null", "a: '~'|~", "a: '#1'|#1"})
    void takesQuotedTextsAsTheyAre(String text, String value) {
        assertThat(mapping(text).entries().get("a").value()).isEqualTo(new Scalar(value, 1, 4));
    }

    @Test
    void keepsTheOrderOfKeysAndTakesAnyWordAsKey() {
        assertThat(mapping("zone: 1\non: 2\nid: 3\n7: 4").entries().keySet()).containsExactly("zone", "on", "id", "7");
    }

    @Test
    void refusesAnchorsAliasesTagsAndMergeKeysAllAtOnce() {
        read("""
                a: &x 1
                b: *x
                c: !!str 3
                &k d: [2, !t 1]
                <<: {e: 5}
                """);

        assertThat(faults.sorted())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "one.yaml:1:4 error yaml-unsupported: Anchors (&name) are not used in policies."
                                + " Maybe write the value out, or in quotes?",
                        "one.yaml:2:4 error yaml-unsupported: Aliases (*name) are not used in policies."
                                + " Maybe write the value out, or in quotes?",
                        "one.yaml:3:4 error yaml-unsupported: Tags (!name) are not used in policies."
                                + " Maybe write the value out, or in quotes?",
                        "one.yaml:4:1 error yaml-unsupported: Anchors (&name) are not used in policies."
                                + " Maybe write the value out, or in quotes?",
                        "one.yaml:4:11 error yaml-unsupported: Tags (!name) are not used in policies."
                                + " Maybe write the value out, or in quotes?",
                        "one.yaml:5:1 error yaml-unsupported: Merge keys are not used in policies.");
    }

    @Test
    void refusesAnAliasBombWithoutGrowing() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(8))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }

        Mapping root = mapping(bomb.toString());

        assertThat(((Sequence) root.entries().get("a19").value()).items())
                .hasSize(9)
                .allMatch(item -> item instanceof Scalar);
        assertThat(faults.sorted()).hasSize(20 + 19 * 9).allMatch(Diagnostic::isError);
    }

    @Test
    void refusesKeysTwice() {
        read("a: 1\nb: 2\na: 3");

        assertThat(faults.sorted())
                .extracting(Diagnostic::toString)
                .containsExactly("one.yaml:3:1 error duplicate-key: \"a\" is here a second time, first in line 1."
                        + " Maybe delete one of the two?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"? [a, b]\n: c", "? {a: b}\n: c", "a: &x 1\n*x : 2"})
    void refusesKeysThatAreNoTexts(String text) {
        assertThat(read(text)).isEmpty();

        assertThat(faults.sorted())
                .extracting(Diagnostic::toString)
                .anyMatch(line -> line.endsWith(
                        "yaml-unsupported: Only single texts are keys in policies, no lists and no aliases."));
    }

    @Test
    void refusesASecondDocument() {
        read("a: 1\n---\nb: 2\n");

        assertThat(faults.sorted())
                .extracting(Diagnostic::toString)
                .containsExactly("one.yaml:3:1 error yaml-unsupported: The file holds a second document."
                        + " Maybe a line \"---\" should not be there?");
    }

    @Test
    void takes32LevelsAndNoMore() {
        assertThat(read("[".repeat(32) + "]".repeat(32))).isPresent();
        assertThat(faults.isEmpty()).isTrue();

        assertThat(read("[".repeat(33) + "]".repeat(33))).isEmpty();
        assertThat(read("[".repeat(100_000))).isEmpty();
        assertThat(faults.sorted())
                .extracting(Diagnostic::toString)
                .containsExactly("one.yaml:1:33 error too-large: The file is nested deeper than 32 levels.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: a\\n\\tb: c|2:1|Maybe use spaces instead of the tab?",
                "id: a\\n  b: c|2:4|Maybe the line is indented too far, or a text with a colon needs quotes?",
                "id: 'a\\n|2:1|or a quote is missing?",
                "id: {|1:6|Maybe the indentation"
            })
    void saysWhereATextStopsBeingYaml(String text, String place, String hint) {
        assertThat(read(text.replace("\\n", "\n").replace("\\t", "\t"))).isEmpty();

        assertThat(faults.sorted())
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString())
                        .startsWith("one.yaml:" + place + " error yaml-syntax: The text is not YAML: ")
                        .contains(hint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n"})
    void saysThatAFileIsEmpty(String text) {
        assertThat(read(text)).isEmpty();

        assertThat(faults.sorted())
                .extracting(Diagnostic::toString)
                .containsExactly("one.yaml error empty-section: The file is empty.");
    }

    private Optional<YamlNode> read(String text) {
        return YamlReader.read(new PolicyFile("one.yaml", text), faults);
    }

    private Mapping mapping(String text) {
        return (Mapping) read(text).orElseThrow();
    }
}
