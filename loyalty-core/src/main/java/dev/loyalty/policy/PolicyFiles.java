package dev.loyalty.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of one policy, sorted by path. Files that are no part of a policy (a picture, a licence) are left out; a
 * file that looks like a part but lies in a wrong place is kept for a {@linkplain #diagnostics() warning}. Immutable.
 *
 * <pre>
 * policy.yaml                          the definition
 * earning.drl or earning/*.drl         rules; the same for redemption, tiers, referral
 * *.csv                                tables
 * scenarios/*.yaml                     what proves the policy
 * README.md                            the page for the merchant
 * </pre>
 *
 * @param files at most {@value #MAX_FILES}, with at most {@value #MAX_CHARACTERS} characters in all; no path twice
 */
public record PolicyFiles(List<PolicyFile> files) {

    /** The most files a policy may have. */
    public static final int MAX_FILES = 500;

    /** The most characters that all files of a policy may have together. */
    public static final int MAX_CHARACTERS = 10_000_000;

    /** @throws IllegalArgumentException if a path is there twice, or the files are too many or too long */
    public PolicyFiles {
        files = files.stream()
                .filter(file -> isPart(file.path()))
                .sorted(Comparator.comparing(PolicyFile::path))
                .toList();
        if (files.size() > MAX_FILES) {
            throw new IllegalArgumentException(files.size() + " files are more than the " + MAX_FILES
                    + " a policy may have. Maybe the folder holds several policies?");
        }
        long characters = files.stream().mapToLong(file -> file.text().length()).sum();
        if (characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException(characters + " characters are more than the " + MAX_CHARACTERS
                    + " that all files of a policy may have. Maybe rules can be rows of a table?");
        }
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).path().equals(files.get(i - 1).path())) {
                throw new IllegalArgumentException("file " + files.get(i).path() + " is there twice.");
            }
        }
    }

    /** As the constructor, from files in any order. */
    public static PolicyFiles of(Collection<PolicyFile> files) {
        return new PolicyFiles(List.copyOf(files));
    }

    /** Whether a file at this path belongs to a policy, or looks so much like it that its place deserves a warning. */
    public static boolean isPart(String path) {
        return FileKind.of(path) != FileKind.FOREIGN;
    }

    /** The file at this path. */
    public Optional<PolicyFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** {@code policy.yaml}; empty when it is missing, which {@link #diagnostics()} reports. */
    public Optional<PolicyFile> definition() {
        return file(FileKind.DEFINITION_PATH);
    }

    /** The rule files of one set, in path order. */
    public List<PolicyFile> rules(RuleSet set) {
        return files.stream()
                .filter(file -> FileKind.ruleSetOf(file.path()).equals(Optional.of(set)))
                .toList();
    }

    /** The rule files of all sets, in path order. */
    public List<PolicyFile> rules() {
        return ofKind(FileKind.RULES);
    }

    /** The tables, in path order. */
    public List<PolicyFile> tables() {
        return ofKind(FileKind.TABLE);
    }

    /** The scenario files, in path order. */
    public List<PolicyFile> scenarios() {
        return ofKind(FileKind.SCENARIO);
    }

    /** {@code README.md}. */
    public Optional<PolicyFile> readme() {
        return file(FileKind.README_PATH);
    }

    /** The files that decide and therefore make the version: definition, rules and tables, in path order. */
    public List<PolicyFile> deciding() {
        return files.stream()
                .filter(file -> switch (FileKind.of(file.path())) {
                    case DEFINITION, RULES, TABLE -> true;
                    case SCENARIO, README, MISPLACED, FOREIGN -> false;
                })
                .toList();
    }

    /**
     * What is wrong with the folder itself: no {@code policy.yaml}, files in places where nothing reads them. Sorted.
     */
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> found = new ArrayList<>();
        List<PolicyFile> misplaced = ofKind(FileKind.MISPLACED);
        if (definition().isEmpty()) {
            String hint = misplaced.stream()
                    .map(PolicyFile::path)
                    .filter(path -> path.matches("(?i)(.*/)?policy\\.ya?ml"))
                    .findFirst()
                    .map(path -> "Maybe \"" + path + "\" is meant?")
                    .orElse("Maybe the folder is another one?");
            found.add(Diagnostic.error(
                    DiagnosticCode.MISSING_FILE,
                    FileKind.DEFINITION_PATH,
                    0,
                    0,
                    "The policy has no " + FileKind.DEFINITION_PATH + ".",
                    hint));
        }
        for (PolicyFile file : misplaced) {
            found.add(Diagnostic.warning(
                    DiagnosticCode.MISPLACED_FILE, file.path(), 0, 0, "Nothing reads this file.", place(file.path())));
        }
        return found.stream().sorted().toList();
    }

    private List<PolicyFile> ofKind(FileKind kind) {
        return files.stream().filter(file -> FileKind.of(file.path()) == kind).toList();
    }

    private static String place(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".drl")) {
            return "Maybe \"earning.drl\" or \"earning/" + lower.substring(lower.lastIndexOf('/') + 1)
                    + "\"? The same goes for redemption, tiers and referral.";
        }
        if (lower.endsWith(".csv")) {
            return "Maybe it belongs beside policy.yaml? Tables lie there, and end in \".csv\".";
        }
        if (lower.contains("policy.")) {
            return "Maybe it should be \"policy.yaml\", at the top of the folder?";
        }
        return "Maybe \"scenarios/<name>.yaml\"?";
    }
}
