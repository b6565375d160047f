package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.QuotingStep;
import dev.loyalty.internal.scenario.QuotingStep.Cost;
import dev.loyalty.internal.scenario.QuotingStep.Missing;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.RefusalReason;
import dev.loyalty.redemption.Wish;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code quote:}. */
record QuoteKind(Story story, RedemptionReader reader) implements StepKind {

    private static final String AVAILABLE = "available";
    private static final String UNAVAILABLE = "unavailable";
    private static final String NONE = "none";
    private static final List<String> KEYS = List.of("at", RedemptionReader.ORDER, RedemptionReader.WISH);

    @Override
    public String key() {
        return "quote";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(AVAILABLE, UNAVAILABLE, "fired", "silent", "refused");
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Map<String, Cost> available = available(then);
        List<Missing> unavailable = unavailable(then);
        return step.entry(key()).flatMap(entry -> read(entry, then, available, unavailable));
    }

    private Optional<Step> read(
            YamlNode.Entry entry, ThenFields then, @Nullable Map<String, Cost> available, List<Missing> unavailable) {
        String section = story.section(key());
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, story.faults());
        ZonedDateTime at = story.at(fields);
        Order order = reader.order(fields, section, at, own -> own.optional("id", TextReaders::notBlank, "cart"));
        List<Wish> wishes = reader.wishes(fields, section);
        Place place = new Place(entry.line(), entry.column());
        return fields.isSound()
                ? Optional.of(new QuotingStep(
                        story.frame(then), at.toInstant(), order, wishes, place, available, unavailable))
                : Optional.empty();
    }

    /** By reward; null if nothing is said. */
    private @Nullable Map<String, Cost> available(ThenFields then) {
        YamlNode.Entry entry = then.own().flatMap(own -> own.entry(AVAILABLE)).orElse(null);
        if (entry == null) {
            return null;
        }
        Map<String, Cost> costs = new LinkedHashMap<>();
        if (entry.value() instanceof YamlNode.Scalar scalar && scalar.text().equals(NONE)) {
            return costs;
        }
        for (YamlNode.Entry reward :
                Fields.ofNamed(entry, AVAILABLE, story.faults()).all()) {
            Fields fields = section(reward, List.of("units", "value"));
            BigDecimal units = fields.required("units", TextReaders::decimal);
            BigDecimal value = fields.optional("value", TextReaders::decimal);
            if (units != null) {
                costs.put(reward.key(), new Cost(units, value, new Place(reward.line(), reward.column())));
            }
        }
        return costs;
    }

    private List<Missing> unavailable(ThenFields then) {
        List<Missing> all = new ArrayList<>();
        then.own().flatMap(own -> own.entry(UNAVAILABLE)).ifPresent(entry -> {
            for (YamlNode.Entry reward :
                    Fields.ofNamed(entry, UNAVAILABLE, story.faults()).all()) {
                Fields fields = section(reward, List.of("reason", "required", "available", "missing"));
                RefusalReason reason = fields.required("reason", TextReaders.oneOf(List.of(RefusalReason.values())));
                Map<String, BigDecimal> numbers = new LinkedHashMap<>();
                for (String number : List.of("required", "available", "missing")) {
                    BigDecimal said = fields.optional(number, TextReaders::decimal);
                    if (said != null) {
                        numbers.put(number, said);
                    }
                }
                if (reason != null) {
                    all.add(new Missing(reward.key(), reason, numbers, new Place(reward.line(), reward.column())));
                }
            }
        });
        return all;
    }

    private Fields section(YamlNode.Entry reward, List<String> keys) {
        return Fields.of(
                reward.value(), "reward " + reward.key(), reward.line(), reward.column(), keys, story.faults());
    }
}
