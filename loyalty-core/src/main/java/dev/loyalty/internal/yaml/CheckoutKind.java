package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;

import dev.loyalty.internal.scenario.AssessingStep.Expected;
import dev.loyalty.internal.scenario.CheckoutStep;
import dev.loyalty.internal.scenario.ExpectedRedemption;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.Wish;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code checkout:}. */
record CheckoutKind(Story story, RedemptionReader reader) implements StepKind {

    private static final String AWARDS = "awards";
    private static final String UNITS = "redeemed";
    private static final List<String> KEYS = List.of("at", RedemptionReader.ORDER, RedemptionReader.WISH);

    @Override
    public String key() {
        return "checkout";
    }

    @Override
    public List<String> thenKeys() {
        return Stream.of(
                        List.of(AWARDS),
                        List.of("tier", "outcome", "next", "warning", "reached"),
                        RedemptionThen.keys(UNITS, true))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts awards = then.amounts(AWARDS);
        ExpectedRedemption redemption = new RedemptionThen(story).read(then, UNITS, story.section(key()));
        Map<String, Expected> level =
                then.own().map(new AssessKind(story)::expected).orElseGet(LinkedHashMap::new);
        return step.entry(key()).flatMap(entry -> read(entry, then, awards, redemption, level));
    }

    private Optional<Step> read(
            YamlNode.Entry entry,
            ThenFields then,
            Then.@Nullable Amounts awards,
            ExpectedRedemption redemption,
            Map<String, Expected> level) {
        String section = story.section(key());
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, story.faults());
        ZonedDateTime at = story.at(fields);
        fields.require(RedemptionReader.ORDER);
        Order order = reader.order(fields, section, at, story::orderId);
        List<Wish> wishes = reader.wishes(fields, section);
        if (wishes.isEmpty()) {
            then.own()
                    .ifPresent(own -> RedemptionThen.keys(UNITS, false)
                            .forEach(key -> own.faultAtKey(
                                    CONFLICTING_KEYS,
                                    key,
                                    "is of what is redeemed, and nothing is wished for",
                                    "Maybe wish: …?")));
        }
        if (order == null || !fields.isSound()) {
            return Optional.empty();
        }
        story.done().put(order.id(), Story.Done.of(RedemptionReader.ORDER, at, order));
        if (!wishes.isEmpty()) {
            story.spent().put(order.id() + "#redemption", Story.unitsOf(order));
        }
        return Optional.of(new CheckoutStep(story.frame(then), order, wishes, awards, redemption, level));
    }
}
