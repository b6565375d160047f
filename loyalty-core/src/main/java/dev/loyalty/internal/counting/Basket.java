package dev.loyalty.internal.counting;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.PastOrder;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.DiscountBasis;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Switches;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * The part of an order that counts: which lines earn, and with what amount. Discount lines and lines of a negative
 * amount are no items and earn nothing themselves. An order below zero earns nothing at all.
 */
final class Basket implements Countable {

    private final Order order;
    private final Switches switches;
    private final AttributedFacts facts;
    private final LocalDate day;
    private final CountedMoney money;
    private final List<Line> lines = new ArrayList<>();
    private final List<Part> earning;
    private final List<String> warnings = new ArrayList<>();

    Basket(Order order, PolicyDefinition policy, AttributedFacts facts) {
        ProgrammeMoney.requireFit(order, policy);
        this.order = order;
        this.switches = policy.switches();
        this.facts = facts;
        this.day = order.at().atZone(policy.zone()).toLocalDate();
        this.money = new CountedMoney(order, switches);
        SortedMap<Integer, BigDecimal> amounts = money.amounts();
        for (dev.loyalty.model.Line line : order.lines()) {
            int position = lines.size();
            Line fact = new Line(
                    line,
                    position,
                    money.unitPrice(line),
                    amounts.getOrDefault(position, money.nothing()),
                    amounts.containsKey(position));
            lines.add(facts.with(AttributeHolder.LINE, line.id(), line.attributes(), fact));
        }
        this.earning = parts(money.items());
        warn();
    }

    /** Lines without any amount share equally, so that a fixed award for a free order can be returned by line too. */
    private static List<Part> parts(List<CountedMoney.Item> items) {
        Fraction prices = items.stream().map(CountedMoney.Item::price).reduce(Fraction.ZERO, Fraction::plus);
        Fraction count = Fraction.of(items.size());
        return items.stream()
                .map(item -> new Part(
                        item.position(),
                        item.id(),
                        prices.signum() > 0 ? item.price().dividedBy(prices) : Fraction.ONE.dividedBy(count)))
                .sorted(Comparator.comparingInt(Part::position))
                .toList();
    }

    @Override
    public List<Object> facts() {
        List<Object> all = new ArrayList<>(lines);
        all.add(facts.with(
                AttributeHolder.ORDER,
                order.id(),
                order.attributes(),
                new dev.loyalty.facts.Order(order.id(), money.total(), earning.size(), day)));
        return all;
    }

    /** The order as one of before, seen on a later day. */
    PastOrder asPast(LocalDate later) {
        return facts.with(
                AttributeHolder.ORDER,
                order.id(),
                order.attributes(),
                new PastOrder(order.id(), ChronoUnit.DAYS.between(day, later), money.total(), earning.size()));
    }

    @Override
    public List<dev.loyalty.model.Line> lines(Scope scope) {
        return order.lines();
    }

    @Override
    public Countable without(Set<String> ids) {
        return ids.isEmpty() ? this : new Rest(ids);
    }

    /** The basket without some of its lines. */
    private final class Rest implements Countable {
        private final Set<String> without;

        Rest(Set<String> without) {
            this.without = Set.copyOf(without);
        }

        @Override
        public List<Object> facts() {
            return Basket.this.facts();
        }

        @Override
        public Fraction amount(Scope scope) {
            return scope instanceof Line ? Basket.this.amount(scope) : Fraction.of(money.total(without));
        }

        @Override
        public List<Part> parts(Scope scope) {
            if (scope instanceof Line) {
                return Basket.this.parts(scope);
            }
            return money.isBelowZero()
                    ? List.of()
                    : Basket.parts(money.items().stream()
                            .filter(item -> !without.contains(item.id()))
                            .toList());
        }

        @Override
        public List<dev.loyalty.model.Line> lines(Scope scope) {
            return Basket.this.lines(scope);
        }

        @Override
        public Countable without(Set<String> ids) {
            Set<String> all = new HashSet<>(without);
            all.addAll(ids);
            return new Rest(all);
        }

        @Override
        public List<String> warnings() {
            return Basket.this.warnings();
        }
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    private void warn() {
        SortedSet<String> kinds = order.lines().stream()
                .map(dev.loyalty.model.Line::kind)
                .filter(kind -> !kind.equals(LineKind.DISCOUNT) && !switches.earns(kind))
                .map(LineKind::name)
                .collect(Collectors.toCollection(TreeSet::new));
        kinds.forEach(kind -> warnings.add("lines of kind " + kind + " do not earn"));
        if (switches.discounts() == DiscountBasis.IGNORED
                && order.lines().stream().anyMatch(line -> line.kind().equals(LineKind.DISCOUNT))) {
            warnings.add("lines of kind discount do not lower what counts");
        }
        if (money.unpaid().signum() > 0) {
            switches.excludedTenders().stream().sorted().forEach(this::warnOfTenders);
        }
    }

    @Override
    public Fraction amount(Scope scope) {
        return Fraction.of(scope instanceof Line line ? line.getAmount() : money.total());
    }

    @Override
    public List<Part> parts(Scope scope) {
        if (money.isBelowZero()) {
            return List.of();
        }
        if (scope instanceof Line line) {
            return line.isEarning() ? List.of(new Part(line.getPosition(), line.getId(), Fraction.ONE)) : List.of();
        }
        return earning;
    }

    private void warnOfTenders(String kind) {
        Money paid = order.tenders().stream()
                .filter(tender -> tender.kind().equals(kind))
                .map(Tender::amount)
                .reduce(Money.zero(order.currency()), Money::plus);
        if (paid.isPositive()) {
            warnings.add(paid + " paid by " + kind + " does not earn");
        }
    }
}
