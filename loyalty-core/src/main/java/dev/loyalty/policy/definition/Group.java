package dev.loyalty.policy.definition;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An exclusive group: of the proposals that name it, settlement grants those that {@code choose} says. Immutable.
 *
 * @param order names of rules, first wins; empty unless {@code choose} is {@link Choice#FIRST}
 */
public record Group(String name, Choice choose, List<String> order) {

    public Group {
        Names.check("group", name);
        Objects.requireNonNull(choose, "choose");
        order = List.copyOf(order);
        if ((choose == Choice.FIRST) == order.isEmpty()) {
            throw new IllegalArgumentException("order " + order + " of group \"" + name + "\" does not go with choice "
                    + choose + ". Maybe an order belongs to FIRST, and only there?");
        }
        if (Set.copyOf(order).size() < order.size()) {
            throw new IllegalArgumentException("order " + order + " of group \"" + name + "\" names a rule twice.");
        }
    }

    /** A group without an order of rules. */
    public static Group of(String name, Choice choose) {
        return new Group(name, choose, List.of());
    }
}
