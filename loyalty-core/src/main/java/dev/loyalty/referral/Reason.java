package dev.loyalty.referral;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a referral came out as it did, for three readers.
 *
 * @param code for machines: that of a {@link ReasonCode}, or the rule's own
 * @param rule the rule that gave it, or null if it was the library
 * @param score the suspicion that it adds, 0 for none
 * @param textKey for shoppers: under which the shop keeps a text that is safe to show
 * @param operatorText for operators, with all that is known; never to be shown to a shopper
 */
public record Reason(String code, @Nullable String rule, long score, String textKey, String operatorText) {

    public Reason {
        Texts.notBlank(code, "code of a reason");
        Texts.notBlank(textKey, "text key of reason " + code);
        Objects.requireNonNull(operatorText, "operatorText");
    }
}
