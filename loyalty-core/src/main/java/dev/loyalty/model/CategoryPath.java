package dev.loyalty.model;

import org.jspecify.annotations.Nullable;

/** Categories are paths: {@code outdoor/tents} lies in {@code outdoor}. */
public final class CategoryPath {

    private CategoryPath() {}

    /** Whether a category is {@code path} or lies below it; a line without category lies nowhere. */
    public static boolean isIn(@Nullable String category, String path) {
        return category != null && (category.equals(path) || category.startsWith(path + "/"));
    }
}
