package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.definition.AttributeHolder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an order of a scenario, and how it was paid. */
final class LineReader {

    private static final List<String> KEYS = List.of(
            "id",
            "kind",
            "sku",
            "category",
            "quantity",
            "unit-price",
            "total",
            "discount",
            "tax",
            AttributesReader.KEY);
    private static final String DEFAULT_SKU = "item";
    /** Of a unit price that is not given, for totals that do not divide; for information of rules only. */
    private static final int UNIT_PRICE_DECIMALS = 6;

    private final CurrencyUnit currency;
    private final AttributesReader attributes;
    private final Faults faults;

    LineReader(CurrencyUnit currency, AttributesReader attributes, Faults faults) {
        this.currency = currency;
        this.attributes = attributes;
        this.faults = faults;
    }

    /** The line of an order that has only a total. */
    List<Line> single(Fields order) {
        Money total = order.optional("total", this::money);
        return total == null ? List.of() : List.of(Line.of("1", DEFAULT_SKU, total));
    }

    /** The lines that have no faults. */
    List<Line> all(List<YamlNode> nodes, int step) {
        List<Line> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : nodes) {
            String position = String.valueOf(ids.size() + 1);
            Line line = line(node, position, "line " + position + " of step " + step, ids);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** By kind, what was paid. */
    List<Tender> tenders(YamlNode.Entry entry, int step) {
        Fields fields = Fields.ofNamed(entry, "tenders of step " + step, faults);
        List<Tender> tenders = new ArrayList<>();
        for (YamlNode.Entry tender : fields.all()) {
            Money amount = fields.optional(tender.key(), this::notNegative);
            if (amount != null) {
                tenders.add(new Tender(tender.key(), amount));
            }
        }
        return tenders;
    }

    private @Nullable Line line(YamlNode node, String position, String section, Set<String> ids) {
        Fields fields = Fields.of(node, section, node.line(), node.column(), KEYS, faults);
        String id = fields.optional("id", TextReaders::notBlank, position);
        if (!ids.add(id)) {
            fields.fault(DUPLICATE_ENTRY, "has the id \"" + id + "\", as a line before", "Maybe leave the ids out?");
            ids.add(section);
        }
        LineKind kind = fields.optional("kind", LineReader::kind, LineKind.MERCHANDISE);
        String sku = fields.optional("sku", TextReaders::notBlank, DEFAULT_SKU);
        String category = fields.optional("category", TextReaders::notBlank);
        BigDecimal quantity = fields.optional("quantity", LineReader::quantity, BigDecimal.ONE);
        BigDecimal unitPrice = fields.optional("unit-price", TextReaders::decimal);
        Money total = fields.required("total", this::money);
        Money discount = fields.optional("discount", this::notNegative, Money.zero(currency));
        Money tax = fields.optional("tax", this::money, Money.zero(currency));
        Attributes given = attributes.read(fields, AttributeHolder.LINE, section);
        if (total == null || !fields.isSound()) {
            return null;
        }
        Line.Builder line = Line.builder(id, sku, total)
                .kind(kind)
                .quantity(quantity)
                .unitPrice(unitPrice == null ? unitPrice(total, quantity) : unitPrice)
                .discount(discount)
                .tax(tax);
        given.values().forEach(line::attribute);
        return (category == null ? line : line.category(category)).build();
    }

    private static BigDecimal unitPrice(Money total, BigDecimal quantity) {
        return total.getAmount().divide(quantity, UNIT_PRICE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private Money money(String text) throws Unreadable {
        return Money.of(currency, DefinitionTexts.money(currency).read(text));
    }

    private Money notNegative(String text) throws Unreadable {
        Money money = money(text);
        if (money.isNegative()) {
            throw new Unreadable(OUT_OF_RANGE, "less than 0", "Maybe without the sign?");
        }
        return money;
    }

    private static BigDecimal quantity(String text) throws Unreadable {
        BigDecimal quantity = TextReaders.decimal(text);
        if (quantity.signum() == 0) {
            throw new Unreadable(OUT_OF_RANGE, "nothing", "Maybe leave the line out?");
        }
        return quantity;
    }

    private static LineKind kind(String text) throws Unreadable {
        try {
            return new LineKind(text);
        } catch (IllegalArgumentException e) {
            String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            throw new Unreadable(
                    INVALID_NAME, "not made of small letters, digits and dashes", "Maybe \"" + name + "\"?");
        }
    }
}
