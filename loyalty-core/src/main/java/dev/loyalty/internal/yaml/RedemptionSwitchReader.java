package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_VALUE;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.LineKind;
import dev.loyalty.policy.definition.OverRequest;
import dev.loyalty.policy.definition.PastUnits;
import dev.loyalty.policy.definition.RedemptionSwitches;
import dev.loyalty.policy.definition.SameOrder;
import java.util.List;

/** Reads the switches of {@code policy.yaml} that are about redemption. */
final class RedemptionSwitchReader {

    private static final String OVER_REQUEST = "over-request";
    private static final String DISCOUNTED_KINDS = "discounted-kinds";
    private static final String PAID_KINDS = "paid-kinds";
    private static final String SAME_ORDER = "same-order";

    private static final String CANCELLED_LATE = "cancelled-late";

    static final List<String> KEYS = List.of(OVER_REQUEST, DISCOUNTED_KINDS, PAID_KINDS, SAME_ORDER, CANCELLED_LATE);

    private RedemptionSwitchReader() {}

    /** @param fields of the section {@code switches} */
    static RedemptionSwitches read(Fields fields) {
        RedemptionSwitches defaults = RedemptionSwitches.DEFAULT;
        OverRequest over =
                fields.optional(OVER_REQUEST, TextReaders.oneOf(List.of(OverRequest.values())), defaults.overRequest());
        List<String> discounted = kinds(fields, DISCOUNTED_KINDS, defaults.discountedKinds());
        List<String> paid = kinds(fields, PAID_KINDS, defaults.paidKinds());
        SameOrder sameOrder =
                fields.optional(SAME_ORDER, TextReaders.oneOf(List.of(SameOrder.values())), defaults.sameOrder());
        PastUnits late = fields.optional(
                CANCELLED_LATE, TextReaders.oneOf(List.of(PastUnits.values())), defaults.cancelledLate());
        return fields.isSound() ? new RedemptionSwitches(over, discounted, paid, sameOrder, late) : defaults;
    }

    private static List<String> kinds(Fields fields, String key, List<String> fallback) {
        List<String> kinds = fields.list(key, RedemptionSwitchReader::kind);
        if (kinds == null) {
            return fallback;
        }
        fields.refuseRepeated(key, kinds);
        return kinds;
    }

    private static String kind(String text) throws Unreadable {
        if (text.equals(LineKind.DISCOUNT.name())) {
            throw new Unreadable(UNKNOWN_VALUE, "never what is paid for", "Maybe delete it?");
        }
        return text;
    }
}
