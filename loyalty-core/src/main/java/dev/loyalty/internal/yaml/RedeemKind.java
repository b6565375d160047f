package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.internal.scenario.ExpectedRedemption;
import dev.loyalty.internal.scenario.RedeemingStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.model.Order;
import dev.loyalty.model.Span;
import dev.loyalty.redemption.Wish;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code redeem:} or {@code hold:}.
 *
 * @param holds whether units are only held
 */
record RedeemKind(boolean holds, Story story, RedemptionReader reader) implements StepKind {

    private static final String FOR = "for";
    private static final String UNTIL = "until";
    private static final List<String> KEYS = List.of("id", "at", RedemptionReader.ORDER, RedemptionReader.WISH);
    private static final List<String> KEYS_OF_HOLDS =
            List.of("id", "at", RedemptionReader.ORDER, RedemptionReader.WISH, FOR, UNTIL);

    @Override
    public String key() {
        return holds ? "hold" : "redeem";
    }

    private String units() {
        return holds ? "held" : "redeemed";
    }

    @Override
    public List<String> thenKeys() {
        return RedemptionThen.keys(units(), true);
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        ExpectedRedemption expected = new RedemptionThen(story).read(then, units(), story.section(key()));
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, ExpectedRedemption expected) {
        String section = story.section(key());
        List<String> keys = holds ? KEYS_OF_HOLDS : KEYS;
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), keys, story.faults());
        String id = story.redemptionId(fields, key());
        ZonedDateTime at = story.at(fields);
        Order order = reader.order(fields, section, at, story::orderId);
        fields.require(RedemptionReader.WISH);
        List<Wish> wishes = reader.wishes(fields, section);
        ZonedDateTime until = holds ? until(fields, at) : null;
        if (!fields.isSound()) {
            return Optional.empty();
        }
        if (holds) {
            story.held().add(id);
        }
        story.spent().put(id, order == null ? new LinkedHashMap<>() : Story.unitsOf(order));
        if (order != null) {
            story.redeemed().put(id, order);
        }
        return Optional.of(new RedeemingStep(
                story.frame(then),
                id,
                at.toInstant(),
                order,
                wishes,
                until == null ? null : until.toInstant(),
                expected));
    }

    private @Nullable ZonedDateTime until(Fields fields, ZonedDateTime at) {
        Span span = fields.optional(FOR, DefinitionTexts::span);
        ZonedDateTime until = fields.optional(UNTIL, story.moments()::moment);
        if (fields.has(FOR) && fields.has(UNTIL)) {
            fields.faultAtKey(CONFLICTING_KEYS, UNTIL, "does not go with for", "Maybe delete it?");
        } else if (!fields.has(FOR) && !fields.has(UNTIL)) {
            fields.fault(MISSING_KEY, "needs one of for, until", null);
        } else if (until != null && !until.isAfter(at)) {
            fields.faultAtValue(OUT_OF_RANGE, UNTIL, "not after " + at.toLocalDateTime(), null);
        }
        return span == null ? until : span.addTo(at);
    }
}
