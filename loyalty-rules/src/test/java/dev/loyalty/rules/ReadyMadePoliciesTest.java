package dev.loyalty.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.PolicyFiles;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.scenario.ScenarioReport;
import dev.loyalty.scenario.ScenarioResult;
import dev.loyalty.scenario.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyMadePoliciesTest {

    private static final Path FOLDERS = Path.of("src/main/resources/dev/loyalty/rules");
    private static final Pattern PROGRAMME = Pattern.compile("\\bP\\d{2}\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w$.])\\d[\\w.]*");

    /** Every folder there is, so that none can be forgotten. */
    static List<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void namesAreThoseOfTheFolders() throws IOException {
        assertThat(ReadyMadePolicies.names()).containsExactlyElementsOf(folders());
    }

    @Test
    void anUnknownNameIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> ReadyMadePolicies.source("points-per-euro"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no ready-made policy \"points-per-euro\"." + " Maybe one of "
                        + ReadyMadePolicies.names() + "?");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void isPublishedWithoutWarningsUnderItsName(String name) {
        PolicyVersion version = Loyalty.create()
                .policies()
                .publish(ReadyMadePolicies.source(name))
                .orThrow();
        assertThat(version.id().programme()).isEqualTo(name);
        assertThat(version.warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyScenarioPassesAndEveryRuleIsProvedToFireAndToStaySilent(String name) {
        ScenarioReport report = ScenarioRunner.run(ReadyMadePolicies.source(name));
        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.scenarios()).isNotEmpty();
        assertThat(report.neverFired()).isEmpty();
        assertThat(report.neverSilent()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void readmeAndScenariosNameTheProgramme(String name) {
        PolicyFiles files = ReadyMadePolicies.source(name).read();
        Set<String> programmes = programmes(files.readme().orElseThrow().text());
        assertThat(programmes).isNotEmpty();
        List<String> names = ScenarioRunner.run(ReadyMadePolicies.source(name)).scenarios().stream()
                .map(ScenarioResult::name)
                .toList();
        assertThat(names)
                .allSatisfy(scenario -> assertThat(programmes(scenario))
                        .as(scenario)
                        .isNotEmpty()
                        .isSubsetOf(programmes));
        assertThat(programmes(String.join("\n", names))).isEqualTo(programmes);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void readmeNamesEveryParameterAndEveryParameterIsExplained(String name) {
        PolicySource source = ReadyMadePolicies.source(name);
        String readme = source.read().readme().orElseThrow().text();
        PolicyVersion version = Loyalty.create().policies().publish(source).orThrow();
        for (Parameter parameter : version.definition().parameters().values()) {
            assertThat(readme).containsPattern("`[^`]*\\b" + parameter.name() + "`");
            assertThat(parameter.doc()).as(parameter.name()).isNotBlank();
            if (parameter.type().hasBounds()) {
                assertThat(parameter.min()).as(parameter.name()).isNotNull();
                assertThat(parameter.max()).as(parameter.name()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void rulesHoldNoNumbersButZeroAndOne(String name) {
        for (PolicyFile file : ReadyMadePolicies.source(name).read().rules()) {
            String code = file.text().replaceAll("(?m)//.*$", "").replaceAll("\"[^\"]*\"", "\"\"");
            assertThat(matches(NUMBER, code)).as(file.path()).isSubsetOf("0", "1");
        }
    }

    private static Set<String> programmes(String text) {
        return matches(PROGRAMME, text);
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
