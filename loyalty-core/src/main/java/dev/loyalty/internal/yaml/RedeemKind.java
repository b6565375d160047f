package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.RedeemingStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.RefusalReason;
import dev.loyalty.redemption.Wish;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code redeem:}. */
record RedeemKind(Story story, RedemptionReader reader) implements StepKind {

    private static final String REDEEMED = "redeemed";
    private static final List<String> MONEY = List.of("discount", "payment", "open", "donated");
    private static final List<String> KEYS = List.of("id", "at", RedemptionReader.ORDER, RedemptionReader.WISH);

    @Override
    public String key() {
        return "redeem";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(
                REDEEMED,
                "discount",
                "payment",
                "open",
                "donated",
                "brought",
                "lines",
                "declined",
                "fired",
                "silent",
                "refused");
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        RedeemingStep.Expected expected = expected(then);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, RedeemingStep.Expected expected) {
        String section = story.section(key());
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, story.faults());
        String id = story.id(fields, key());
        ZonedDateTime at = story.at(fields);
        Order order = reader.order(fields, section, at, story::orderId);
        fields.require(RedemptionReader.WISH);
        List<Wish> wishes = reader.wishes(fields, section);
        if (!fields.isSound()) {
            return Optional.empty();
        }
        story.spent().put(id, order == null ? new LinkedHashMap<>() : Story.unitsOf(order));
        if (order != null) {
            story.redeemed().put(id, order);
        }
        return Optional.of(new RedeemingStep(story.frame(then), id, at.toInstant(), order, wishes, expected));
    }

    private RedeemingStep.Expected expected(ThenFields then) {
        Map<String, Then.Amount> money = new LinkedHashMap<>();
        MONEY.forEach(key -> then.own().flatMap(own -> amount(own, key)).ifPresent(amount -> money.put(key, amount)));
        Map<String, Then.Amount> lines = new LinkedHashMap<>();
        then.own().flatMap(own -> own.entry("lines")).ifPresent(entry -> {
            Fields named = Fields.ofNamed(entry, "lines of the " + story.section(key()), story.faults());
            named.all().forEach(line -> amount(named, line.key()).ifPresent(amount -> lines.put(line.key(), amount)));
        });
        return new RedeemingStep.Expected(
                then.amounts(REDEEMED), then.amounts("brought"), money, lines, declined(then));
    }

    private Optional<Then.Amount> amount(Fields fields, String key) {
        Long units = fields.optional(
                key, text -> DefinitionTexts.minorUnits(text, story.policy().currency()));
        return units == null ? Optional.empty() : fields.entry(key).map(entry -> new Then.Amount(units, place(entry)));
    }

    private static RedeemingStep.@Nullable Refused declined(ThenFields then) {
        Fields own = then.own().orElse(null);
        if (own == null) {
            return null;
        }
        RefusalReason reason = own.optional("declined", TextReaders.oneOf(List.of(RefusalReason.values())));
        return reason == null
                ? null
                : own.entry("declined")
                        .map(entry -> new RedeemingStep.Refused(reason, place(entry)))
                        .orElse(null);
    }

    private static Place place(YamlNode.Entry entry) {
        return new Place(entry.line(), entry.column());
    }
}
