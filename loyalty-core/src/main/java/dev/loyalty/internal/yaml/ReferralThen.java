package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.ExpectedReferral;
import dev.loyalty.internal.scenario.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a claim, an event or a review must come to. */
final class ReferralThen {

    static final String ADVOCATE = "advocate";
    static final String FRIEND = "friend";
    static final List<String> KEYS = List.of(
            ExpectedReferral.OUTCOME,
            ExpectedReferral.REASONS,
            ExpectedReferral.SHOPPER,
            ADVOCATE,
            FRIEND,
            "fired",
            "silent",
            "refused");
    private static final Map<String, String> OUTCOMES = outcomes();

    private ReferralThen() {}

    private static Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        List.of("rewarded", "held", "declined", "open").forEach(word -> outcomes.put(word, word));
        return outcomes;
    }

    static ExpectedReferral read(ThenFields then) {
        Map<String, ExpectedReferral.Text> texts = new LinkedHashMap<>();
        then.own().ifPresent(fields -> {
            String outcome = fields.optional(ExpectedReferral.OUTCOME, TextReaders.oneOf(OUTCOMES));
            if (outcome != null) {
                put(texts, fields, ExpectedReferral.OUTCOME, outcome);
            }
            for (String key : List.of(ExpectedReferral.REASONS, ExpectedReferral.SHOPPER)) {
                List<String> words = fields.list(key, TextReaders::notBlank);
                if (words != null) {
                    put(texts, fields, key, ExpectedReferral.words(words));
                }
            }
        });
        return new ExpectedReferral(texts, then.amounts(ADVOCATE), then.amounts(FRIEND));
    }

    private static void put(Map<String, ExpectedReferral.Text> texts, Fields fields, String key, String text) {
        fields.entry(key)
                .ifPresent(entry ->
                        texts.put(key, new ExpectedReferral.Text(text, new Place(entry.line(), entry.column()))));
    }
}
