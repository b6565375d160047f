package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.Given;
import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Said;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads what a step must give besides units of accounts, and what a return must leave. */
final class GivenReader {

    /** What a step that earns can say. */
    static final List<String> KEYS = List.of(Given.DONATED, Given.RECOGNISED, Given.TIER_GIFTS);

    private static final String NONE = "none";

    private final Fields fields;
    private final Story story;

    private GivenReader(Fields fields, Story story) {
        this.fields = fields;
        this.story = story;
    }

    /** What is said of {@link #KEYS}. */
    static List<Said> read(ThenFields then, Story story) {
        List<Said> said = new ArrayList<>();
        then.own().ifPresent(fields -> {
            GivenReader reader = new GivenReader(fields, story);
            reader.donations().ifPresent(said::add);
            reader.names(Given.RECOGNISED).ifPresent(said::add);
            reader.tierGifts().ifPresent(said::add);
        });
        return said;
    }

    /** The names that a return must leave; empty if that is not said. */
    static Optional<Said> notUndone(ThenFields then, Story story) {
        return then.own().flatMap(fields -> new GivenReader(fields, story).names(Given.NOT_UNDONE));
    }

    private Optional<Said> donations() {
        CurrencyUnit currency = story.policy().currency();
        Map<String, Money> donations = new LinkedHashMap<>();
        byName(Given.DONATED, text -> DefinitionTexts.minorUnits(text, currency))
                .forEach((to, minor) -> donations.put(to, Money.ofMinor(currency, minor)));
        return said(Given.DONATED, Given.donations(donations));
    }

    private Optional<Said> tierGifts() {
        Map<String, LocalDate> gifts = byName(Given.TIER_GIFTS, TextReaders::date);
        return said(Given.TIER_GIFTS, Given.tierGifts(gifts));
    }

    private Optional<Said> names(String key) {
        List<String> names = fields.isWord(key, NONE)
                ? List.of()
                : fields.locatedList(key, TextReaders::notBlank).stream()
                        .map(Fields.Located::value)
                        .toList();
        return said(key, Given.names(names));
    }

    private <T> Map<String, T> byName(String key, TextReader<T> reader) {
        Map<String, T> values = new LinkedHashMap<>();
        if (fields.isWord(key, NONE)) {
            return values;
        }
        fields.entry(key).ifPresent(entry -> {
            Fields named = Fields.ofNamed(entry, key + " of then", story.faults());
            for (YamlNode.Entry each : named.all()) {
                T value = named.optional(each.key(), reader);
                if (value != null) {
                    values.put(each.key(), value);
                }
            }
        });
        return values;
    }

    private Optional<Said> said(String key, String text) {
        return fields.entry(key).map(entry -> new Said(key, text, new Place(entry.line(), entry.column())));
    }
}
