package dev.loyalty.internal.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant by a word that nobody knows. */
public final class Suggestions {

    private static final int MAX_LENGTH = 100;
    private static final int MAX_LISTED = 15;

    private Suggestions() {}

    /**
     * The known word with the fewest slips of the pen (letter missing, added, other, or two exchanged): at most 2 of
     * them or a third of the word, and at most 1 in words of up to three letters. Case counts as no slip. Of equally
     * near words the first of the alphabet.
     */
    public static Optional<String> closest(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int allowed = word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
        String wanted = word.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = allowed + 1;
        for (String candidate : new TreeSet<>(known)) {
            if (Math.abs(candidate.length() - word.length()) < bestDistance) {
                int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    best = candidate;
                    bestDistance = distance;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** A hint for a message: {@code Maybe "total"?}, or the known words if none is near and they are few; or null. */
    public static @Nullable String hint(String word, Collection<String> known) {
        Optional<String> closest = closest(word, known);
        if (closest.isPresent()) {
            return "Maybe \"" + closest.get() + "\"?";
        }
        return known.isEmpty() || known.size() > MAX_LISTED ? null : "Maybe one of " + String.join(", ", known) + "?";
    }

    /** Damerau-Levenshtein in the form in which no part is edited twice. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(last[j] + 1, current[j - 1] + 1), last[j - 1] + other);
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (exchanged) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[b.length()];
    }
}
