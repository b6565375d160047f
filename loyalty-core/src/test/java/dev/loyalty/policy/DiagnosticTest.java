package dev.loyalty.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticTest {

    @Test
    void readsLikeTheLineOfACompiler() {
        Diagnostic diagnostic = Diagnostic.error(
                        DiagnosticCode.UNKNOWN_FIELD,
                        "earning.drl",
                        9,
                        12,
                        "Order has no field \"totl\".",
                        "Maybe \"total\"?")
                .inRule("gold");

        assertThat(diagnostic)
                .hasToString("earning.drl:9:12 error unknown-field in rule \"gold\": "
                        + "Order has no field \"totl\". Maybe \"total\"?");
    }

    @Test
    void leavesOutThePlaceOfAWholeFileAndWhatIsNotKnown() {
        Diagnostic file = Diagnostic.warning(DiagnosticCode.NO_RULES, "earning.drl", 0, 0, "It has no rules.", null);
        Diagnostic line = Diagnostic.error(DiagnosticCode.MISSING_END, "earning.drl", 3, 0, "No end.", null);

        assertThat(file).hasToString("earning.drl warning no-rules: It has no rules.");
        assertThat(line).hasToString("earning.drl:3 error missing-end: No end.");
    }

    @Test
    void isSortedByFileLineColumnAndCode() {
        Diagnostic first = at("a.drl", 2, 9, DiagnosticCode.JAVA_ERROR);
        Diagnostic second = at("a.drl", 10, 1, DiagnosticCode.JAVA_ERROR);
        Diagnostic third = at("a.drl", 10, 2, DiagnosticCode.RULE_SYNTAX);
        Diagnostic fourth = at("a.drl", 10, 2, DiagnosticCode.JAVA_ERROR);
        Diagnostic fifth = at("b.drl", 1, 1, DiagnosticCode.JAVA_ERROR);

        assertThat(Stream.of(fifth, fourth, third, second, first).sorted())
                .containsExactly(first, second, third, fourth, fifth);
    }

    @Test
    void refusesPlacesThatAreNone() {
        assertThatThrownBy(() -> at("a.drl", 0, 4, DiagnosticCode.JAVA_ERROR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe it is counted from 0?");
    }

    @Test
    void codesHaveKebabCaseIdsAndASentenceEach() {
        assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"))
                .contains("unknown-field", "derive-and-propose", "yaml-syntax");
        assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::description))
                .allMatch(description -> description.matches("[A-Z].*\\."));
    }

    private static Diagnostic at(String file, int line, int column, DiagnosticCode code) {
        return Diagnostic.error(code, file, line, column, "Wrong.", null);
    }
}
