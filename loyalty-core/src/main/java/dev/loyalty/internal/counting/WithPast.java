package dev.loyalty.internal.counting;

import dev.loyalty.facts.PastOrder;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** An activity and the orders of before that come with it, each of which counts as it does by today's policy. */
final class WithPast implements Countable {

    private final Countable now;
    private final LocalDate day;
    private final Map<String, Basket> past;

    WithPast(Activity activity, List<Order> orders, PolicyDefinition policy, AttributedFacts facts) {
        now = Countable.of(activity, policy, facts);
        past = new LinkedHashMap<>();
        day = activity.at().atZone(policy.zone()).toLocalDate();
        orders.forEach(order -> past.put(order.id(), new Basket(order, policy, facts)));
    }

    private WithPast(Countable now, LocalDate day, Map<String, Basket> past) {
        this.now = now;
        this.day = day;
        this.past = past;
    }

    @Override
    public List<Object> facts() {
        List<Object> all = new ArrayList<>(now.facts());
        past.values().forEach(order -> all.add(order.asPast(day)));
        return all;
    }

    @Override
    public Fraction amount(Scope scope) {
        return of(scope).amount(scope);
    }

    @Override
    public List<Part> parts(Scope scope) {
        return of(scope).parts(scope);
    }

    @Override
    public List<Line> lines(Scope scope) {
        return of(scope).lines(scope);
    }

    @Override
    public Countable without(Set<String> lines) {
        return lines.isEmpty() ? this : new WithPast(now.without(lines), day, past);
    }

    @Override
    public List<String> warnings() {
        return now.warnings();
    }

    private Countable of(Scope scope) {
        return scope instanceof PastOrder order ? Objects.requireNonNull(past.get(order.getId()), "past order") : now;
    }
}
