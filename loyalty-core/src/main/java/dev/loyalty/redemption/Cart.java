package dev.loyalty.redemption;

import dev.loyalty.facts.Line;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The facts of an order for rules of redemption: the money of a line is what is left to pay for it. */
final class Cart {

    private final Order order;
    private final PolicyDefinition policy;
    private final AttributedFacts attributed;
    private final LocalDate day;

    /** @param at when it is redeemed */
    Cart(Order order, PolicyDefinition policy, AttributedFacts attributed, Instant at) {
        this.order = order;
        this.policy = policy;
        this.attributed = attributed;
        this.day = at.atZone(policy.zone()).toLocalDate();
    }

    List<Object> facts() {
        SortedMap<Integer, Long> left = new Till(order).left();
        List<Object> facts = new ArrayList<>();
        long total = 0;
        long count = 0;
        for (int i = 0; i < order.lines().size(); i++) {
            dev.loyalty.model.Line line = order.lines().get(i);
            long amount = left.getOrDefault(i, 0L);
            if (left.containsKey(i)
                    && policy.redemptionSwitches()
                            .discountedKinds()
                            .contains(line.kind().name())) {
                total = Math.addExact(total, amount);
                count++;
            }
            boolean earning = policy.switches().earns(line.kind())
                    && line.kind().isItem(line.paid().getAmount());
            facts.add(attributed.with(
                    AttributeHolder.LINE,
                    line.id(),
                    line.attributes(),
                    new Line(line, i, line.unitPrice(), decimal(amount), earning)));
        }
        facts.add(attributed.with(
                AttributeHolder.ORDER,
                order.id(),
                order.attributes(),
                new dev.loyalty.facts.Order(order.id(), decimal(total), count, day)));
        return facts;
    }

    private BigDecimal decimal(long minor) {
        return BigDecimal.valueOf(minor, order.currency().getDecimalPlaces());
    }
}
