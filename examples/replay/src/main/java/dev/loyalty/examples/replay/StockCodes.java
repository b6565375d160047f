package dev.loyalty.examples.replay;

import dev.loyalty.model.LineKind;
import java.util.Map;

/** What the shop's stock codes stand for. */
final class StockCodes {

    /** Corrections that the shop entered by hand. */
    static final LineKind ADJUSTMENT = new LineKind("adjustment");
    /** Things that go along for nothing or next to nothing. */
    static final LineKind SAMPLE = new LineKind("sample");

    private static final String GIFT_VOUCHER = "gift_";
    private static final Map<String, LineKind> KINDS = Map.ofEntries(
            Map.entry("POST", LineKind.SHIPPING),
            Map.entry("DOT", LineKind.SHIPPING),
            Map.entry("C2", LineKind.SHIPPING),
            Map.entry("D", LineKind.DISCOUNT),
            Map.entry("M", ADJUSTMENT),
            Map.entry("m", ADJUSTMENT),
            Map.entry("B", ADJUSTMENT),
            Map.entry("S", SAMPLE),
            Map.entry("PADS", SAMPLE),
            Map.entry("BANK CHARGES", LineKind.FEE),
            Map.entry("AMAZONFEE", LineKind.FEE),
            Map.entry("CRUK", LineKind.DONATION));

    private StockCodes() {}

    /** The kind of a line with this code; codes that are not known otherwise are merchandise. */
    static LineKind kind(String stockCode) {
        return stockCode.startsWith(GIFT_VOUCHER)
                ? LineKind.GIFT_CARD
                : KINDS.getOrDefault(stockCode, LineKind.MERCHANDISE);
    }
}
