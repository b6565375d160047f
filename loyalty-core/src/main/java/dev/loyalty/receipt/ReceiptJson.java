package dev.loyalty.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loyalty.activation.ActivationDecision;
import dev.loyalty.bookkeeping.AdjustmentDecision;
import dev.loyalty.bookkeeping.ExtensionDecision;
import dev.loyalty.bookkeeping.MergeDecision;
import dev.loyalty.bookkeeping.OpeningDecision;
import dev.loyalty.bookkeeping.TransferDecision;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.ExpiryReceipt;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.redemption.HoldDecision;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.Released;
import dev.loyalty.referral.ReferralDecision;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.tier.AssessmentDecision;
import java.util.Map;
import java.util.TreeMap;

/**
 * Receipts to JSON and back. The same receipt gives the same text on every machine; what is read equals what was
 * written. A receipt of this release can be read by every later one. Safe for use by many threads.
 */
public final class ReceiptJson {

    /** The number of the format that is written. Every format up to this one can be read. */
    public static final int FORMAT = 1;

    private static final Map<String, Class<? extends Receipt>> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("earning", EarningDecision.class),
            Map.entry("referral", ReferralDecision.class),
            Map.entry("activation", ActivationDecision.Activated.class),
            Map.entry("reversal", ReversalDecision.class),
            Map.entry("hold", HoldDecision.Held.class),
            Map.entry("release", Released.class),
            Map.entry("redemption", RedemptionDecision.Accepted.class),
            Map.entry("cancellation", CancellationDecision.class),
            Map.entry("assessment", AssessmentDecision.class),
            Map.entry("expiry", ExpiryReceipt.class),
            Map.entry("adjustment", AdjustmentDecision.Adjusted.class),
            Map.entry("transfer", TransferDecision.Transferred.class),
            Map.entry("merge", MergeDecision.class),
            Map.entry("extension", ExtensionDecision.class),
            Map.entry("opening", OpeningDecision.class)));

    private ReceiptJson() {}

    /** The canonical JSON of a receipt, on one line. */
    public static String write(Receipt receipt) {
        String type = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().isInstance(receipt))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        receipt.getClass().getName() + " is not a receipt of this library"));
        return "{\"format\":" + FORMAT + ",\"receipt\":\"" + type + "\",\"content\":" + CanonicalJson.write(receipt)
                + "}";
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableReceiptException if the text is not a receipt, or of a format that is not known yet
     */
    public static Receipt read(String json) {
        try {
            JsonNode tree = CanonicalJson.read(json, JsonNode.class);
            JsonNode format = tree.path("format");
            if (!format.isIntegralNumber()) {
                throw new UnreadableReceiptException(
                        "the text has no format number. Maybe it is not a receipt of this library?");
            }
            if (!format.canConvertToInt() || format.intValue() < 1 || format.intValue() > FORMAT) {
                throw new UnreadableReceiptException("the receipt has the format " + format + "; this release reads "
                        + "1 to " + FORMAT + ". Maybe a newer release wrote it?");
            }
            Class<? extends Receipt> type = TYPES.get(tree.path("receipt").asText());
            if (type == null) {
                throw new UnreadableReceiptException("the receipt is of the kind " + tree.path("receipt")
                        + "; this release reads " + TYPES.keySet());
            }
            JsonNode content = tree.path("content");
            if (!content.isObject()) {
                throw new UnreadableReceiptException("the receipt has no content. Maybe it was cut off?");
            }
            return CanonicalJson.read(content, type);
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableReceiptException(
                    "the text is not a receipt: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    /**
     * As {@link #read(String)}, where the kind is known.
     *
     * @throws UnreadableReceiptException also if the receipt is of another kind
     */
    public static <T extends Receipt> T read(String json, Class<T> kind) {
        Receipt receipt = read(json);
        if (!kind.isInstance(receipt)) {
            throw new UnreadableReceiptException(
                    "the receipt is a " + receipt.getClass().getSimpleName() + ", not a " + kind.getSimpleName());
        }
        return kind.cast(receipt);
    }
}
