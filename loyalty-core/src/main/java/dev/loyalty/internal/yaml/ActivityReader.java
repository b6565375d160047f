package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.ExchangeRate;
import dev.loyalty.model.Line;
import dev.loyalty.model.Moment;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Reads the orders, actions and moments of a scenario. */
final class ActivityReader {

    static final String ORDER = "order";
    static final String ACTION = "action";
    static final String MOMENT = "moment";
    static final String REDEEMED = "redeemed";
    static final String PAST = "past";
    private static final String TENDERS = "tenders";
    private static final String CURRENCY = "currency";
    private static final String RATE = "rate";

    private final PolicyDefinition policy;
    private final AttributesReader attributes;
    private final Faults faults;

    ActivityReader(PolicyDefinition policy, Faults faults) {
        this.policy = policy;
        this.attributes = new AttributesReader(policy, faults);
        this.faults = faults;
    }

    /** What an order of before can have. */
    static List<String> pastKeys() {
        return aloneKeys(ORDER);
    }

    /** What each of the three can have that comes by itself. */
    static List<String> aloneKeys(String kind) {
        return keys(kind).stream()
                .filter(key -> !key.equals(PAST) && !key.equals(REDEEMED))
                .toList();
    }

    /** What each of the three can have. */
    static List<String> keys(String kind) {
        return switch (kind) {
            case ORDER ->
                List.of("id", "at", REDEEMED, CURRENCY, RATE, "total", "lines", TENDERS, AttributesReader.KEY, PAST);
            case ACTION -> List.of("id", "at", "type", "subject", AttributesReader.KEY, PAST);
            default -> List.of("id", "at", "type", PAST);
        };
    }

    /**
     * What the section describes; null if it has faults.
     *
     * @param kind order, action or moment
     * @param section for messages: {@code order of step 2}
     */
    @Nullable
    Activity read(String kind, Fields fields, String section, int step, String id, Instant at) {
        if (kind.equals(ORDER)) {
            return order(fields, section, step, id, at);
        }
        String type = fields.required("type", TextReaders::notBlank);
        String subject = fields.optional("subject", TextReaders::notBlank);
        Attributes given =
                kind.equals(ACTION) ? attributes.read(fields, AttributeHolder.ACTION, section) : Attributes.none();
        if (type == null || !fields.isSound()) {
            return null;
        }
        return kind.equals(ACTION) ? new Action(id, at, type, subject, given) : Moment.of(id, at, type);
    }

    private @Nullable Activity order(Fields fields, String section, int step, String id, Instant at) {
        CurrencyUnit currency = fields.optional(CURRENCY, DefinitionTexts::currency, policy.currency());
        ExchangeRate rate = fields.isSound() ? rate(fields, currency) : null;
        LineReader lines = new LineReader(currency, attributes, faults);
        List<Line> bought = List.of();
        if (fields.has("total") && fields.has("lines")) {
            fields.faultAtKey(CONFLICTING_KEYS, "total", "does not go with lines", "Maybe delete it?");
        } else if (fields.has("total")) {
            bought = lines.single(fields);
        } else if (fields.require("lines")) {
            bought = lines.all(fields.items("lines"), step);
        }
        List<Tender> tenders =
                fields.entry(TENDERS).map(entry -> lines.tenders(entry, step)).orElse(List.of());
        Attributes given = attributes.read(fields, AttributeHolder.ORDER, section);
        return fields.isSound() ? new Order(id, at, currency, bought, tenders, given, rate) : null;
    }

    /** The rate that an order in another currency needs; null for one in the programme's. */
    private @Nullable ExchangeRate rate(Fields fields, CurrencyUnit currency) {
        if (currency.equals(policy.currency())) {
            fields.faultAtKey(CONFLICTING_KEYS, RATE, "has nothing to convert", "Maybe \"currency\" is missing?");
            return null;
        }
        BigDecimal factor = fields.required(RATE, ActivityReader::factor);
        return factor == null ? null : new ExchangeRate(policy.currency(), factor);
    }

    private static BigDecimal factor(String text) throws Unreadable {
        BigDecimal factor = TextReaders.decimal(text);
        if (factor.signum() <= 0) {
            throw new Unreadable(OUT_OF_RANGE, "not more than 0", null);
        }
        return factor;
    }
}
