package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_VALUE;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.Wish;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads what a redemption or a quote of a scenario is for: the order, and the wishes. */
final class RedemptionReader {

    static final String ORDER = "order";
    static final String WISH = "wish";

    private static final Pattern AMOUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) (times?|points?|items?|money)");
    private static final List<String> NOT_OF_A_CART =
            List.of("at", "currency", "rate", ActivityReader.REDEEMED, ActivityReader.PAST);
    private static final List<String> ORDER_KEYS = ActivityReader.keys(ActivityReader.ORDER).stream()
            .filter(key -> !NOT_OF_A_CART.contains(key))
            .toList();

    private final Story story;
    private final ActivityReader activities;

    RedemptionReader(Story story, ActivityReader activities) {
        this.story = story;
        this.activities = activities;
    }

    /**
     * The order that is said; null if none is, or it has faults.
     *
     * @param id gives the id of the order
     */
    @Nullable
    Order order(Fields fields, String section, ZonedDateTime at, TextOf id) {
        return fields.entry(ORDER)
                .map(entry -> {
                    String name = "order of the " + section;
                    Fields order =
                            Fields.of(entry.value(), name, entry.line(), entry.column(), ORDER_KEYS, story.faults());
                    String orderId = id.of(order);
                    return (Order)
                            activities.read(ActivityReader.ORDER, order, name, story.number(), orderId, at.toInstant());
                })
                .orElse(null);
    }

    /** Gives a text for a section. */
    interface TextOf {
        String of(Fields fields);
    }

    /** The wishes, by the names of the rewards. */
    List<Wish> wishes(Fields fields, String section) {
        List<Wish> wishes = new ArrayList<>();
        fields.entry(WISH).ifPresent(entry -> {
            Fields named = Fields.ofNamed(entry, "wish of the " + section, story.faults());
            for (YamlNode.Entry wish : named.all()) {
                Wish read = named.optional(wish.key(), text -> wish(wish.key(), text));
                if (read != null) {
                    wishes.add(read);
                }
            }
        });
        return wishes;
    }

    private Wish wish(String reward, String text) throws Unreadable {
        if (text.equals("most")) {
            return Wish.most(reward);
        }
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new Unreadable(
                    UNKNOWN_VALUE,
                    "neither \"most\" nor an amount with a unit",
                    "Maybe written such as \"1 time\", \"500 points\" or \"5.00 money\"?");
        }
        BigDecimal amount = TextReaders.decimal(matcher.group(1));
        if (amount.signum() <= 0) {
            throw new Unreadable(OUT_OF_RANGE, "nothing", "Maybe leave the wish out?");
        }
        String unit = matcher.group(2);
        if (unit.equals("money")) {
            return Wish.worth(
                    reward,
                    Money.of(
                            story.policy().currency(),
                            DefinitionTexts.money(story.policy().currency()).read(matcher.group(1))));
        }
        long whole = TextReaders.integer(matcher.group(1));
        return unit.startsWith("time") ? Wish.times(reward, whole) : Wish.units(reward, whole);
    }
}
