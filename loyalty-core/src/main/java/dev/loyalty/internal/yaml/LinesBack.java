package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_LINE;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads how many units of which lines come back: {@code lines: { 1: 2 }}. */
final class LinesBack {

    private LinesBack() {}

    /**
     * The units; what is wrong with them is a fault.
     *
     * @param section for messages: {@code return of step 2}
     * @param order its id
     * @param left what can come back, by line; what does is taken off
     */
    static WhatCameBack.Units read(
            YamlNode.Entry entry, String section, String order, Map<String, BigDecimal> left, Faults faults) {
        SortedMap<String, BigDecimal> some = new TreeMap<>();
        Fields fields = Fields.ofNamed(entry, "lines of the " + section, faults);
        for (YamlNode.Entry line : fields.all()) {
            BigDecimal quantity = fields.optional(line.key(), TextReaders::decimal);
            BigDecimal most = left.get(line.key());
            if (most == null) {
                String message = "order " + order + " has no line \"" + line.key() + "\".";
                faults.add(UNKNOWN_LINE, line, message, Suggestions.hint(line.key(), left.keySet()));
            } else if (quantity != null
                    && (quantity.signum() == 0
                            || quantity.signum() != most.signum()
                            || quantity.abs().compareTo(most.abs()) > 0)) {
                fields.faultAtValue(OUT_OF_RANGE, line.key(), "while " + most.toPlainString() + " can come back", null);
            } else if (quantity != null) {
                some.put(line.key(), quantity);
            }
        }
        some.forEach((line, quantity) -> left.merge(line, quantity, BigDecimal::subtract));
        return new WhatCameBack.Units(some);
    }
}
