package dev.loyalty.policy;

import java.util.Locale;
import java.util.Optional;

/** What a file of a policy is, by its path alone. */
enum FileKind {
    DEFINITION,
    RULES,
    TABLE,
    SCENARIO,
    README,
    MISPLACED,
    FOREIGN;

    static final String DEFINITION_PATH = "policy.yaml";
    static final String README_PATH = "README.md";
    private static final String RULE_ENDING = ".drl";
    private static final String SCENARIOS = "scenarios";

    static FileKind of(String path) {
        if (path.equals(DEFINITION_PATH)) {
            return DEFINITION;
        }
        if (path.equals(README_PATH)) {
            return README;
        }
        if (ruleSetOf(path).isPresent()) {
            return RULES;
        }
        String folder = folderOf(path);
        if (path.endsWith(".csv") && folder.isEmpty()) {
            return TABLE;
        }
        if (path.endsWith(".yaml") && folder.equals(SCENARIOS)) {
            return SCENARIO;
        }
        return looksLikePolicy(path, folder) ? MISPLACED : FOREIGN;
    }

    static Optional<RuleSet> ruleSetOf(String path) {
        for (RuleSet set : RuleSet.values()) {
            boolean single = path.equals(set.fileName() + RULE_ENDING);
            boolean inFolder = path.endsWith(RULE_ENDING) && folderOf(path).equals(set.fileName());
            if (single || inFolder) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }

    private static boolean looksLikePolicy(String path, String folder) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        boolean yaml = lower.endsWith(".yaml") || lower.endsWith(".yml");
        return lower.endsWith(RULE_ENDING)
                || lower.endsWith(".csv")
                || (yaml && (name.startsWith("policy.") || folder.startsWith(SCENARIOS)));
    }

    private static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
