package dev.loyalty.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFilesTest {

    @Test
    void groupsFilesByTheirPath() {
        PolicyFiles files = files(
                "tiers.drl",
                "scenarios/one.yaml",
                "policy.yaml",
                "rates.csv",
                "README.md",
                "earning/b.drl",
                "earning/a.drl",
                "logo.png",
                "LICENSE");

        assertThat(files.definition()).map(PolicyFile::path).contains("policy.yaml");
        assertThat(files.rules(RuleSet.EARNING))
                .extracting(PolicyFile::path)
                .containsExactly("earning/a.drl", "earning/b.drl");
        assertThat(files.rules(RuleSet.REFERRAL)).isEmpty();
        assertThat(files.rules())
                .extracting(PolicyFile::path)
                .containsExactly("earning/a.drl", "earning/b.drl", "tiers.drl");
        assertThat(files.tables()).extracting(PolicyFile::path).containsExactly("rates.csv");
        assertThat(files.scenarios()).extracting(PolicyFile::path).containsExactly("scenarios/one.yaml");
        assertThat(files.readme()).isPresent();
        assertThat(files.file("logo.png")).isEmpty();
        assertThat(files.diagnostics()).isEmpty();
    }

    @Test
    void warnsOfFilesThatNothingReads() {
        PolicyFiles files = files("policy.yaml", "Gold.DRL", "rules/rates.csv", "scenarios/deep/one.yaml");

        assertThat(files.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "Gold.DRL warning misplaced-file: Nothing reads this file. Maybe \"earning.drl\" or"
                                + " \"earning/gold.drl\"? The same goes for redemption, tiers and referral.",
                        "rules/rates.csv warning misplaced-file: Nothing reads this file."
                                + " Maybe it belongs beside policy.yaml? Tables lie there, and end in \".csv\".",
                        "scenarios/deep/one.yaml warning misplaced-file: Nothing reads this file."
                                + " Maybe \"scenarios/<name>.yaml\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy.yml", "Policy.yaml", "acme/policy.yaml"})
    void namesTheFileThatMayBeTheMissingDefinition(String path) {
        assertThat(files(path, "earning.drl").diagnostics())
                .extracting(Diagnostic::toString)
                .contains("policy.yaml error missing-file: The policy has no policy.yaml. Maybe \"" + path
                        + "\" is meant?");
    }

    @Test
    void refusesAPathTwiceAndTooManyFiles() {
        assertThatThrownBy(() -> files("policy.yaml", "policy.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("policy.yaml is there twice");
        String[] many = IntStream.rangeClosed(0, PolicyFiles.MAX_FILES)
                .mapToObj(i -> "t" + i + ".csv")
                .toArray(String[]::new);
        assertThatThrownBy(() -> files(many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("501 files are more than the 500");
    }

    @Test
    void refusesFilesThatAreTooLongTogether() {
        String text = " ".repeat(PolicyFile.MAX_CHARACTERS);
        int enough = PolicyFiles.MAX_CHARACTERS / PolicyFile.MAX_CHARACTERS;
        List<PolicyFile> files = IntStream.rangeClosed(0, enough)
                .mapToObj(i -> new PolicyFile("earning/" + i + ".drl", text))
                .toList();

        assertThat(new PolicyFiles(files.subList(0, enough)).files()).hasSize(enough);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicyFiles(files))
                .withMessageContaining("10200000 characters are more than the 10000000");
    }

    @Test
    void dropsTheByteOrderMarkAndTheLineEndsOfOtherSystems() {
        PolicyFile file = new PolicyFile("policy.yaml", "\uFEFFa\r\nb\rc\n");

        assertThat(file).isEqualTo(new PolicyFile("policy.yaml", "a\nb\nc\n"));
    }

    @Test
    void refusesBytesThatAreNotUtf8AndSaysWhere() {
        byte[] latin1 = "title: Café".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PolicyFile.decode("policy.yaml", latin1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("policy.yaml is not UTF-8 at byte 10")
                .hasMessageContaining("Maybe it was saved in another encoding");
    }

    @Test
    void refusesHalfACharacter() {
        assertThatThrownBy(() -> new PolicyFile("policy.yaml", "a\uD83D"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void takesTextsUpToTheLimitAndNoLonger() {
        String longest = "x".repeat(PolicyFile.MAX_CHARACTERS - 1);

        assertThat(new PolicyFile("rates.csv", "\uFEFF" + longest + "\r\n").text())
                .hasSize(PolicyFile.MAX_CHARACTERS);
        assertThatThrownBy(() -> new PolicyFile("rates.csv", longest + "12"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rates.csv is longer than 200000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/policy.yaml", "../policy.yaml", "./policy.yaml", "a//b.drl", "earning\\a.drl", "a\nb"})
    void refusesPathsThatLeaveTheFolder(String path) {
        assertThatThrownBy(() -> new PolicyFile(path, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void versionDoesNotDependOnTheOrderOfTheFiles() {
        List<PolicyFile> files =
                new ArrayList<>(Stream.of("policy.yaml", "earning/a.drl", "earning/b.drl", "tiers.drl", "rates.csv")
                        .map(path -> new PolicyFile(path, "text of " + path))
                        .toList());
        VersionId version = VersionId.of("acme", PolicyFiles.of(files));

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(files, new Random(seed));
            assertThat(VersionId.of("acme", PolicyFiles.of(files))).isEqualTo(version);
        }
    }

    @Test
    void versionIsMadeByWhatDecidesOnly() {
        VersionId version = VersionId.of("acme", files("policy.yaml", "earning.drl", "rates.csv"));

        assertThat(VersionId.of(
                        "acme",
                        files("policy.yaml", "earning.drl", "rates.csv", "README.md", "scenarios/a.yaml", "x/y.drl")))
                .isEqualTo(version);
        assertThat(VersionId.of("acme", files("policy.yaml", "earning.drl", "other.csv")))
                .isNotEqualTo(version);
        assertThat(VersionId.of("acme", files("policy.yaml", "earning/a.drl", "rates.csv")))
                .isNotEqualTo(version);
    }

    @Test
    void versionTellsApartTextsThatAreDividedOtherwise() {
        PolicyFiles one = PolicyFiles.of(List.of(new PolicyFile("a.csv", "1"), new PolicyFile("b.csv", "2b.csv")));
        PolicyFiles other = PolicyFiles.of(List.of(new PolicyFile("a.csv", "1b.csv"), new PolicyFile("b.csv", "2")));

        assertThat(VersionId.of("acme", one)).isNotEqualTo(VersionId.of("acme", other));
    }

    @Test
    void versionHasAFullHashAndAShortOne() {
        VersionId version = VersionId.of("acme", files("policy.yaml"));

        assertThat(version.hash()).matches("[0-9a-f]{64}");
        assertThat(version).hasToString("acme@" + version.hash().substring(0, 12));
        assertThatThrownBy(() -> new VersionId("acme", version.shortHash()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe it is the short one?");
    }

    private static PolicyFiles files(String... paths) {
        return PolicyFiles.of(
                Stream.of(paths).map(path -> new PolicyFile(path, "text")).toList());
    }
}
