package dev.loyalty.internal.yaml;

import dev.loyalty.policy.definition.Names;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes valid names of those that are not. */
final class NameHints {

    private NameHints() {}

    /** "Acme Shop" becomes acme-shop. */
    static @Nullable String programme(String id) {
        return hint(dashed(id).toLowerCase(Locale.ROOT), Names::isProgramme);
    }

    /** "Gold points" becomes gold-points. */
    static @Nullable String part(String name) {
        return hint(decapitalised(dashed(name)), Names::isName);
    }

    /** "points-per-pound" becomes pointsPerPound. */
    static @Nullable String parameter(String name) {
        return hint(decapitalised(joined(name)), Names::isParameter);
    }

    /** As for parameters. */
    static @Nullable String field(String name) {
        return hint(decapitalised(joined(name)), Names::isField);
    }

    /** "bonus rate" becomes BonusRate. */
    static @Nullable String table(String name) {
        return hint(joined(name), Names::isTable);
    }

    private static String joined(String name) {
        StringBuilder joined = new StringBuilder();
        for (String word : dashed(name).split("-+")) {
            if (!word.isEmpty()) {
                joined.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return joined.toString();
    }

    private static String dashed(String name) {
        return name.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
    }

    private static String decapitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static @Nullable String hint(String name, Predicate<String> valid) {
        return valid.test(name) ? "Maybe \"" + name + "\"?" : null;
    }
}
