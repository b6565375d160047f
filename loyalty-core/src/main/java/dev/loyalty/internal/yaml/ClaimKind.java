package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.ClaimingStep;
import dev.loyalty.internal.scenario.ExpectedReferral;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.referral.Claim;
import dev.loyalty.referral.ClaimVia;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** {@code claim:}. */
record ClaimKind(Story story) implements StepKind {

    private static final String VIA = "via";
    private static final String CAMPAIGN = "campaign";
    private static final List<String> KEYS =
            List.of("id", "at", ReferralThen.FRIEND, ReferralThen.ADVOCATE, VIA, CAMPAIGN);

    @Override
    public String key() {
        return "claim";
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
        String friend = story.friend(fields);
        String advocate = fields.required(ReferralThen.ADVOCATE, TextReaders::notBlank);
        ClaimVia via = fields.optional(VIA, TextReaders.oneOf(List.of(ClaimVia.values())), ClaimVia.LINK);
        String campaign = fields.optional(CAMPAIGN, TextReaders::notBlank);
        story.referred().put(id, Story.Done.faulty(key(), at));
        return advocate != null && fields.isSound()
                ? Optional.of(new ClaimingStep(
                        story.frame(then), friend, new Claim(id, at.toInstant(), advocate, via, campaign), expected))
                : Optional.empty();
    }
}
