package dev.loyalty.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks a policy one of whose files is made of anything, and what can be said of every answer. */
final class Checked {

    private static final Loyalty LOYALTY = Loyalty.create();

    private Checked() {}

    /**
     * Whatever the text is, the answer is a list of diagnostics: no exception, no hang. The same text gets the same
     * answer.
     */
    static List<Diagnostic> with(Map<String, String> files, String path, String text) {
        if (!isText(path, text)) {
            return List.of();
        }
        Map<String, String> all = new TreeMap<>(files);
        all.put(path, text);
        List<Diagnostic> found = LOYALTY.policies().check(PolicySource.text(all));
        for (Diagnostic diagnostic : found) {
            assertThat(diagnostic.message()).isNotBlank();
            assertThat(all).containsKey(diagnostic.file());
            assertThat(diagnostic.line())
                    .isBetween(0, 1 + (int) all.get(diagnostic.file()).lines().count());
        }
        assertThat(LOYALTY.policies().check(PolicySource.text(all))).isEqualTo(found);
        return found;
    }

    /** Too long or half a character: refused before anything reads it, which other tests cover. */
    private static boolean isText(String path, String text) {
        try {
            new PolicyFile(path, text);
            return true;
        } catch (IllegalArgumentException notAText) {
            return false;
        }
    }
}
