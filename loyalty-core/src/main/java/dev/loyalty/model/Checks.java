package dev.loyalty.model;

/** Argument checks shared by the records of this package. */
final class Checks {

    private Checks() {}

    static void notBlank(String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is " + (value == null ? "null" : "blank"));
        }
    }
}
