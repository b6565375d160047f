package dev.loyalty.policy.definition;

import dev.loyalty.model.CategoryPath;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which lines or activities a {@link Measure} looks at. A field without entries accepts everything; of several fields,
 * each must accept. Immutable.
 *
 * @param kinds of lines
 * @param skus of lines
 * @param categories paths of lines, each with everything below it
 * @param types of actions or moments
 */
public record MeasureFilter(
        SortedSet<String> kinds, SortedSet<String> skus, SortedSet<String> categories, SortedSet<String> types) {

    /** Accepts everything. */
    public static final MeasureFilter ALL = new MeasureFilter(none(), none(), none(), none());

    public MeasureFilter {
        kinds = copy("kinds", kinds);
        skus = copy("skus", skus);
        categories = copy("categories", categories);
        types = copy("types", types);
    }

    /** This filter for lines of these kinds. */
    public MeasureFilter kinds(String... names) {
        return new MeasureFilter(setOf(names), skus, categories, types);
    }

    /** This filter for lines of these products. */
    public MeasureFilter skus(String... codes) {
        return new MeasureFilter(kinds, setOf(codes), categories, types);
    }

    /** This filter for lines in these categories. */
    public MeasureFilter categories(String... paths) {
        return new MeasureFilter(kinds, skus, setOf(paths), types);
    }

    /** This filter for actions or moments of these types. */
    public MeasureFilter types(String... names) {
        return new MeasureFilter(kinds, skus, categories, setOf(names));
    }

    /** Whether it asks anything of lines. */
    public boolean isOfLines() {
        return !kinds.isEmpty() || !skus.isEmpty() || !categories.isEmpty();
    }

    /** Whether it asks for a type. */
    public boolean isOfTypes() {
        return !types.isEmpty();
    }

    /** Whether it accepts such a line. */
    public boolean acceptsLine(String kind, String sku, @Nullable String category) {
        return accepts(kinds, kind)
                && accepts(skus, sku)
                && (categories.isEmpty() || categories.stream().anyMatch(path -> CategoryPath.isIn(category, path)));
    }

    /** Whether it accepts an action or moment of this type; orders have none. */
    public boolean acceptsType(@Nullable String type) {
        return types.isEmpty() || (type != null && types.contains(type));
    }

    private static boolean accepts(Set<String> allowed, String value) {
        return allowed.isEmpty() || allowed.contains(value);
    }

    private static SortedSet<String> none() {
        return Collections.emptySortedSet();
    }

    private static SortedSet<String> setOf(String... values) {
        return new TreeSet<>(List.of(values));
    }

    private static SortedSet<String> copy(String field, SortedSet<String> values) {
        if (values.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(field + " " + values + " of a filter have a blank one.");
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
