package dev.loyalty.internal.counting;

import dev.loyalty.facts.Scope;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;
import java.util.Set;

/** What of an activity counts: the facts that rules see of it, and the parts that an award is shared over. */
public interface Countable {

    /**
     * A part that an award is shared over.
     *
     * @param position the place of the line in the order, from 0
     * @param line the line's id, or {@link dev.loyalty.ledger.Share#WHOLE}
     * @param ofScope the part of the scope; the parts of a scope sum to 1
     */
    record Part(int position, String line, Fraction ofScope) {}

    static Countable of(Activity activity, PolicyDefinition policy, AttributedFacts facts) {
        return activity instanceof Order order
                ? new Basket(order, policy, facts)
                : new Deed(activity, policy.zone(), facts);
    }

    /** @param past orders of before, which count each by itself */
    static Countable of(Activity activity, List<Order> past, PolicyDefinition policy, AttributedFacts facts) {
        return past.isEmpty() ? of(activity, policy, facts) : new WithPast(activity, past, policy, facts);
    }

    /** The facts about the activity itself. */
    List<Object> facts();

    /** The money that counts of a scope, never below zero. */
    Fraction amount(Scope scope);

    /** The parts of a scope; none if nothing of it earns. */
    List<Part> parts(Scope scope);

    /** The lines of a scope's order, none of which came back yet; none of what is no order. */
    List<dev.loyalty.model.Line> lines(Scope scope);

    /** The same, where some lines, by their ids, do not count; lines themselves are as they were. */
    Countable without(Set<String> lines);

    /** What is worth a note in the decision. */
    List<String> warnings();
}
