package dev.loyalty.examples.replay;

/** A line of the file that is no order line; it is counted and left out. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with a line; the constants are in the order in which a line is checked. */
    enum Reason {
        NOT_CSV("empty, or not CSV"),
        COLUMNS("not 8 columns"),
        INVOICE("invoice is not a number, or a number after C or A"),
        STOCK_CODE("stock code is empty"),
        QUANTITY("quantity is not a number other than 0"),
        DATE("invoice date is not written as 2010-12-01T08:26"),
        PRICE("unit price is not a number of at most 3 decimals");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Reason reason;

    BadLineException(Reason reason) {
        super(reason.toString());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
