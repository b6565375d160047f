package dev.loyalty.ledger;

/** Argument checks whose messages name the value and the field. */
final class Checks {

    private Checks() {}

    static String text(String value, String field) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    field + " is blank (\"" + value + "\"). Maybe the id was not set by the caller.");
        }
        return value;
    }

    static long positive(long value, String field) {
        if (value <= 0) {
            throw new IllegalArgumentException(field + " must be positive, but is " + value + ".");
        }
        return value;
    }

    /** As {@link #positive(long, String)}, naming the owner too; the message is only put together when needed. */
    static long positive(long value, String field, Object owner) {
        return value > 0 ? value : positive(value, field + " of " + owner);
    }

    static long notNegative(long value, String field) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " must not be negative, but is " + value + ".");
        }
        return value;
    }

    /** As {@link #notNegative(long, String)}, naming the owner too; the message is only put together when needed. */
    static long notNegative(long value, String field, Object owner) {
        return value >= 0 ? value : notNegative(value, field + " of " + owner);
    }
}
