package dev.loyalty.receipt;

/** A text is not a receipt, or not a ledger, that this release can read. */
public final class UnreadableReceiptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableReceiptException(String message) {
        super(message);
    }

    UnreadableReceiptException(String message, Throwable cause) {
        super(message, cause);
    }
}
