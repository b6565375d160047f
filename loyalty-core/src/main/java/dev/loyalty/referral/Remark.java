package dev.loyalty.referral;

import org.jspecify.annotations.Nullable;

/** What a rule thinks of a referral; the shopper is told nothing of it unless the rule says so. */
public final class Remark {

    /** What it asks for. */
    enum Kind {
        SUSPECT,
        HOLD,
        DECLINE
    }

    private final String rule;
    private final Kind kind;
    private final String code;
    private final long score;
    private @Nullable String textKey;

    Remark(String rule, Kind kind, String code, long score) {
        this.rule = rule;
        this.kind = kind;
        this.code = code;
        this.score = score;
    }

    /**
     * The shopper may be told so, under this key of the shop's texts: for harmless reasons only, such as {@code
     * referral.not-in-your-country}. Without it the shopper hears no more than the outcome.
     */
    public Remark tellShopper(String key) {
        Texts.notBlank(key, "the text key of reason \"" + code + "\"");
        textKey = key;
        return this;
    }

    /** What rules said, in a form that can be compared. */
    record Said(
            String rule,
            Kind kind,
            String code,
            long score,
            @Nullable String textKey) {}

    Said freeze() {
        return new Said(rule, kind, code, score, textKey);
    }
}
