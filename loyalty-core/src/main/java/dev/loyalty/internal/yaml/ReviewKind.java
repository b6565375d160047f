package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.ExpectedReferral;
import dev.loyalty.internal.scenario.ReviewingStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.referral.Verdict;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** {@code review:}, of a referral that was held. */
record ReviewKind(Story story) implements StepKind {

    private static final String VERDICT = "verdict";
    private static final List<String> KEYS = List.of("id", "at", "of", VERDICT);

    @Override
    public String key() {
        return "review";
    }

    @Override
    public List<String> thenKeys() {
        return ReferralThen.KEYS;
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        ExpectedReferral expected = ReferralThen.read(then);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, ExpectedReferral expected) {
        Fields fields =
                Fields.of(entry.value(), story.section(key()), entry.line(), entry.column(), KEYS, story.faults());
        String id = story.activityId(fields, key());
        ZonedDateTime at = story.at(fields);
        Verdict verdict = fields.required(VERDICT, TextReaders.oneOf(List.of(Verdict.values())));
        Story.Original original = story.referred(fields, at).orElse(null);
        return verdict != null && original != null && fields.isSound()
                ? Optional.of(
                        new ReviewingStep(story.frame(then), id, at.toInstant(), original.id(), verdict, expected))
                : Optional.empty();
    }
}
