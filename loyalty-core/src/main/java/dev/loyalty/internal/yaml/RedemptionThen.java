package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.ExpectedRedemption;
import dev.loyalty.internal.scenario.ExpectedRedemption.Refused;
import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.redemption.RefusalReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a redemption must come to. */
final class RedemptionThen {

    private static final List<String> MONEY = List.of("discount", "payment", "open", "donated");
    private static final String BROUGHT = "brought";
    private static final String LINES = "lines";
    private static final String DECLINED = "declined";
    private static final List<String> RULES = List.of("fired", "silent", "refused");

    private final Story story;

    RedemptionThen(Story story) {
        this.story = story;
    }

    /**
     * What {@code then} can say.
     *
     * @param units the key of the units that are spent or held
     * @param rules whether rules run
     */
    static List<String> keys(String units, boolean rules) {
        return Stream.of(List.of(units), MONEY, List.of(BROUGHT, LINES, DECLINED), rules ? RULES : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    /** @param section for messages: {@code redeem of step 2} */
    ExpectedRedemption read(ThenFields then, String units, String section) {
        Map<String, Then.Amount> money = new LinkedHashMap<>();
        MONEY.forEach(key -> then.own().flatMap(own -> amount(own, key)).ifPresent(amount -> money.put(key, amount)));
        Map<String, Then.Amount> lines = new LinkedHashMap<>();
        then.own().flatMap(own -> own.entry(LINES)).ifPresent(entry -> {
            Fields named = Fields.ofNamed(entry, "lines of the " + section, story.faults());
            named.all().forEach(line -> amount(named, line.key()).ifPresent(amount -> lines.put(line.key(), amount)));
        });
        return new ExpectedRedemption(then.amounts(units), then.amounts(BROUGHT), money, lines, declined(then));
    }

    private Optional<Then.Amount> amount(Fields fields, String key) {
        Long units = fields.optional(
                key, text -> DefinitionTexts.minorUnits(text, story.policy().currency()));
        return units == null ? Optional.empty() : fields.entry(key).map(entry -> new Then.Amount(units, place(entry)));
    }

    private static @Nullable Refused declined(ThenFields then) {
        Fields own = then.own().orElse(null);
        if (own == null) {
            return null;
        }
        RefusalReason reason = own.optional(DECLINED, TextReaders.oneOf(List.of(RefusalReason.values())));
        return reason == null
                ? null
                : own.entry(DECLINED)
                        .map(entry -> new Refused(reason, place(entry)))
                        .orElse(null);
    }

    private static Place place(YamlNode.Entry entry) {
        return new Place(entry.line(), entry.column());
    }
}
