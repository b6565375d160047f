package dev.loyalty.earning;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.joda.money.Money;

/**
 * The part of an order that counts: which lines earn, and with what amount. Discount lines and lines of a negative
 * amount are no items: they lower the order's total, which is then shared over the items in proportion, and earn
 * nothing themselves. An order below zero earns nothing at all.
 */
final class Basket implements Countable {

    private final List<Line> lines = new ArrayList<>();
    private final List<Part> earning = new ArrayList<>();
    private final BigDecimal total;
    private final boolean belowZero;
    private final List<String> warnings = new ArrayList<>();
    private final Order order;
    private final AttributedFacts facts;

    Basket(Order order, PolicyDefinition policy, AttributedFacts facts) {
        this.order = order;
        this.facts = facts;
        TreeSet<String> ignored = new TreeSet<>();
        BigDecimal sum = BigDecimal.ZERO.setScale(order.currency().getDecimalPlaces());
        BigDecimal positive = sum;
        for (dev.loyalty.model.Line line : order.lines()) {
            Optional<Money> counted = policy.switches().counted(line);
            BigDecimal amount = counted.map(Money::getAmount).orElse(BigDecimal.ZERO);
            boolean item = counted.isPresent() && line.kind().isItem(amount);
            Line fact = new Line(line, lines.size(), amount, item);
            lines.add(facts.with(AttributeHolder.LINE, line.id(), line.attributes(), fact));
            if (counted.isEmpty()) {
                ignored.add(line.kind().name());
            }
            sum = sum.add(amount);
            positive = item ? positive.add(amount) : positive;
        }
        this.belowZero = sum.signum() < 0;
        this.total = belowZero ? BigDecimal.ZERO : sum;
        for (Line line : lines) {
            if (line.isEarning()) {
                earning.add(new Part(line.getPosition(), line.getId(), part(line.getAmount(), positive)));
            }
        }
        ignored.forEach(kind -> warnings.add("lines of kind " + kind + " do not earn"));
    }

    @Override
    public List<Object> facts() {
        List<Object> all = new ArrayList<>(lines);
        all.add(facts.with(
                AttributeHolder.ORDER,
                order.id(),
                order.attributes(),
                new dev.loyalty.facts.Order(order.id(), total, earning.size())));
        return all;
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public Fraction amount(Scope scope) {
        return Fraction.of(scope instanceof Line line ? line.getAmount().max(BigDecimal.ZERO) : total);
    }

    @Override
    public List<Part> parts(Scope scope) {
        if (belowZero) {
            return List.of();
        }
        if (scope instanceof Line line) {
            return line.isEarning() ? List.of(new Part(line.getPosition(), line.getId(), Fraction.ONE)) : List.of();
        }
        return earning;
    }

    /** Lines without any amount share equally, so that a fixed award for a free order can be returned by line too. */
    private Fraction part(BigDecimal amount, BigDecimal positive) {
        if (positive.signum() > 0) {
            return Fraction.of(amount.max(BigDecimal.ZERO)).dividedBy(Fraction.of(positive));
        }
        long count = lines.stream().filter(Line::isEarning).count();
        return Fraction.ONE.dividedBy(Fraction.of(count));
    }
}
