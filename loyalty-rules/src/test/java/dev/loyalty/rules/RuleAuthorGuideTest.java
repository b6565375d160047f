package dev.loyalty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.scenario.ScenarioReport;
import dev.loyalty.scenario.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Follows the guide for rule authors and the reference of scenarios: what they show is what comes out. */
class RuleAuthorGuideTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(yaml|drl|text)\n(.*?)```");
    private static final Pattern NAMED = Pattern.compile("(?:#|//) ([^\\s,]+)(?:, (.+))?\n");

    private final Map<String, String> files = new TreeMap<>();

    @Test
    void theGuideLeadsWhereItSays() throws IOException {
        ReadyMadePolicies.source("points-per-pound").read().files().forEach(this::put);
        assertThat(follow(DOCS.resolve("rule-author.md"))).isGreaterThan(15);
    }

    @Test
    void theReferenceOfScenariosShowsOneThatPasses() throws IOException {
        assertThat(follow(DOCS.resolve("reference").resolve("scenarios.md"))).isGreaterThan(2);
    }

    private void put(PolicyFile file) {
        files.put(file.path(), file.text());
    }

    /** Does what each block of a page says; returns how many there are. */
    private int follow(Path page) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(page));
        int blocks = 0;
        while (block.find()) {
            String text = block.group(2);
            if (block.group(1).equals("text")) {
                assertThat(told())
                        .as(page + " after block " + blocks)
                        .containsAll(text.lines().toList());
            } else {
                Matcher named = NAMED.matcher(text);
                assertThat(named.lookingAt())
                        .as("a block names its file: " + text)
                        .isTrue();
                change(named.group(1), String.valueOf(named.group(2)), text.substring(named.end()));
            }
            blocks++;
        }
        return blocks;
    }

    private void change(String path, String how, String text) {
        String before = files.getOrDefault(path, "");
        String after;
        if (how.equals("added")) {
            after = before + "\n" + text;
        } else if (how.startsWith("under ")) {
            String section = "\n" + how.substring("under ".length()) + ":\n";
            assertThat(before).contains(section);
            after = before.replace(section, section + text);
        } else if (how.equals("its first lines")) {
            List<String> lines = before.lines().toList();
            after = text + String.join("\n", lines.subList((int) text.lines().count(), lines.size())) + "\n";
        } else if (how.equals("changed")) {
            Matcher old = Pattern.compile(text.replaceAll("value: \\S+", "value: \\\\S+"))
                    .matcher(before);
            assertThat(old.find()).as("what changes is there: " + text).isTrue();
            after = before.substring(0, old.start()) + text + before.substring(old.end());
        } else {
            // The first scenario of one's own takes the place of those that came with the policy, and of what points
            // buy.
            if (files.containsKey(path)) {
                files.keySet().removeIf(other -> other.startsWith("scenarios/") || other.equals("redemption.drl"));
            }
            after = text;
        }
        files.put(path, after);
    }

    /** What the command for authors prints. */
    private List<String> told() {
        PolicySource source = PolicySource.text(files);
        List<Diagnostic> found = Loyalty.create().policies().check(source);
        List<String> told =
                new ArrayList<>(found.stream().map(Diagnostic::toString).toList());
        if (found.stream().noneMatch(Diagnostic::isError)) {
            ScenarioReport report = ScenarioRunner.run(source);
            told.add(report.toString());
            report.neverFired().forEach(rule -> told.add("No scenario expects this rule to fire: " + rule));
            report.neverSilent().forEach(rule -> told.add("No scenario expects this rule to stay silent: " + rule));
        }
        return told;
    }

    @Test
    void thePagesThatItLinksToAreThere() throws IOException {
        Matcher link = Pattern.compile("]\\(([^)#]+\\.md)").matcher(Files.readString(DOCS.resolve("rule-author.md")));
        List<String> pages = link.results().map(result -> result.group(1)).toList();
        assertThat(pages)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(DOCS.resolve(page)).exists());
    }
}
