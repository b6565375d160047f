package dev.loyalty.attack;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.attack.Attack.Effectiveness;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Shows that the attacks are live: in the engine without guards, in JVMs of their own, each does what its file says. What
 * {@link AttackTest} shows of them would mean nothing otherwise.
 */
@Timeout(300)
class LiveAttackTest {

    /** A hanging attack cannot be ended, so that only some share a JVM. */
    private static final int TOGETHER = 5;

    private static final String EFFECT_MILLIS = "20000";
    private static final String HANG_MILLIS = "1000";
    private static final int LONGEST_SECONDS = 120;

    @Test
    void takeEffectInTheEngineWithoutGuards() throws Exception {
        List<Attack> attacks = Attack.all();
        List<Attack> hanging = attacks.stream()
                .filter(attack -> attack.plain() == Effectiveness.EXHAUSTS)
                .toList();
        List<Attack> others = attacks.stream()
                .filter(attack -> attack.plain() != Effectiveness.EXHAUSTS)
                .toList();
        ExecutorService forks = Executors.newFixedThreadPool(2);
        Map<String, String> found = new LinkedHashMap<>();
        try {
            List<Future<Map<String, String>>> running = new ArrayList<>();
            running.add(forks.submit(() -> run(EFFECT_MILLIS, "512m", others)));
            for (int i = 0; i < hanging.size(); i += TOGETHER) {
                List<Attack> some = hanging.subList(i, Math.min(i + TOGETHER, hanging.size()));
                running.add(forks.submit(() -> run(HANG_MILLIS, "256m", some)));
            }
            for (Future<Map<String, String>> each : running) {
                found.putAll(each.get());
            }
            for (Attack attack : hanging) {
                if (!found.containsKey(attack.id())) {
                    found.put(attack.id(), alone(attack));
                }
            }
        } finally {
            forks.shutdownNow();
        }
        Map<String, String> expected = attacks.stream()
                .collect(toMap(Attack::id, attack -> attack.plain().name(), (a, b) -> a, LinkedHashMap::new));
        assertThat(differences(expected, found)).isEmpty();
        assertThat(attacks).filteredOn(attack -> attack.plain().isLive()).hasSizeGreaterThan(110);
    }

    /** One that uses up its JVM's memory can take those beside it along, and its own answer. */
    private static String alone(Attack attack) throws IOException, InterruptedException {
        return run(HANG_MILLIS, "256m", List.of(attack)).getOrDefault(attack.id(), Effectiveness.EXHAUSTS.name());
    }

    private static List<String> differences(Map<String, String> expected, Map<String, String> found) {
        return expected.entrySet().stream()
                .filter(each -> !each.getValue().equals(found.get(each.getKey())))
                .map(each -> each.getKey() + " should be " + each.getValue() + ", is " + found.get(each.getKey()))
                .toList();
    }

    private static Map<String, String> run(String patience, String heap, List<Attack> attacks)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                PlainRun.class.getName(),
                patience));
        attacks.forEach(attack -> command.add(attack.id()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        Map<String, String> outcomes = output.lines()
                .map(line -> line.split(" ", 3))
                .filter(words -> words.length > 1)
                .collect(toMap(words -> words[0], words -> words[1], (a, b) -> b, LinkedHashMap::new));
        assertThat(outcomes.remove("ordinary"))
                .as("an ordinary rule, which ends in time")
                .isEqualTo(Effectiveness.NOTHING.name());
        return outcomes;
    }

    /** Also where the launcher of the tests has a loader of its own. */
    private static String classPath() {
        ClassLoader loader = LiveAttackTest.class.getClassLoader();
        if (loader instanceof URLClassLoader urls) {
            return Stream.of(urls.getURLs())
                    .map(URL::toString)
                    .map(url -> new File(URI.create(url)).getAbsolutePath())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
