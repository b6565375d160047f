package dev.loyalty.policy.definition;

import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * What {@code policy.yaml} says. The maps are by name, in the order of the file, and cannot be changed. Immutable.
 *
 * @param id of the programme, such as {@code acme}
 * @param title one line for people
 * @param zone whose calendar days, months and windows mean
 * @param currency of all money; has minor units
 * @param accounts at least one
 * @param attributes type by name, sorted, for all that can have attributes
 * @param tiers the levels, or {@link Tiers#NONE}
 */
public record PolicyDefinition(
        String id,
        String title,
        ZoneId zone,
        CurrencyUnit currency,
        Map<String, Account> accounts,
        Map<String, AwaitedEvent> events,
        Map<String, Limit> limits,
        Map<String, Group> groups,
        Map<String, Window> windows,
        Map<String, Measure> measures,
        Switches switches,
        RedemptionSwitches redemptionSwitches,
        Map<String, Parameter> parameters,
        Map<AttributeHolder, SortedMap<String, ParameterType>> attributes,
        Map<String, Table> tables,
        Tiers tiers,
        ReferralTerms referral,
        Map<String, Contest> contests) {

    public PolicyDefinition {
        Names.checkProgramme(id);
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(switches, "switches");
        Objects.requireNonNull(redemptionSwitches, "redemptionSwitches");
        Objects.requireNonNull(tiers, "tiers");
        Objects.requireNonNull(referral, "referral");
        if (currency.isPseudoCurrency()) {
            throw new IllegalArgumentException(
                    "currency " + currency + " has no minor units, so that nothing can be paid in it.");
        }
        accounts = copy("accounts", accounts, Account::name);
        events = copy("events", events, AwaitedEvent::name);
        limits = copy("limits", limits, Limit::name);
        groups = copy("groups", groups, Group::name);
        windows = copy("windows", windows, Window::name);
        measures = copy("measures", measures, Measure::name);
        contests = copy("contests", contests, Contest::name);
        parameters = copy("parameters", parameters, Parameter::name);
        attributes = copyAttributes(attributes);
        tables = copy("tables", tables, Table::name);
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException(
                    "policy \"" + id + "\" has no accounts. Maybe one named \"points\" is missing?");
        }
        for (Account account : accounts.values()) {
            if (account.pending() instanceof Pending.Until until && !events.containsKey(until.event())) {
                throw new IllegalArgumentException("account \"" + account.name() + "\" waits for the event \""
                        + until.event() + "\". Maybe one of " + events.keySet() + "?");
            }
        }
        for (Measure measure : measures.values()) {
            if (measure.aggregate() instanceof Aggregate.Awarded awarded && !accounts.containsKey(awarded.account())) {
                throw new IllegalArgumentException("measure \"" + measure.name() + "\" sums what account \""
                        + awarded.account() + "\" was awarded. Maybe one of " + accounts.keySet() + "?");
            }
        }
    }

    /** Begins a definition without parts; at least an account must follow. The title is the id until it is set. */
    public static Builder builder(String id, ZoneId zone, CurrencyUnit currency) {
        return new Builder(id, zone, currency);
    }

    private static Map<AttributeHolder, SortedMap<String, ParameterType>> copyAttributes(
            Map<AttributeHolder, SortedMap<String, ParameterType>> attributes) {
        Map<AttributeHolder, SortedMap<String, ParameterType>> copy = new EnumMap<>(AttributeHolder.class);
        for (AttributeHolder holder : AttributeHolder.values()) {
            SortedMap<String, ParameterType> types =
                    new TreeMap<>(attributes.getOrDefault(holder, Collections.emptySortedMap()));
            types.forEach(Names::checkField);
            copy.put(holder, Collections.unmodifiableSortedMap(types));
        }
        return Collections.unmodifiableMap(copy);
    }

    /** The attributes that the policy declares for this; type by name, sorted. */
    public SortedMap<String, ParameterType> attributes(AttributeHolder holder) {
        return attributes.getOrDefault(holder, Collections.emptySortedMap());
    }

    private static <T> Map<String, T> copy(String field, Map<String, T> parts, Function<T, String> name) {
        Map<String, T> copy = new LinkedHashMap<>();
        parts.forEach((key, part) -> {
            if (!key.equals(name.apply(part))) {
                throw new IllegalArgumentException(
                        field + " hold \"" + name.apply(part) + "\" under the name \"" + key + "\".");
            }
            copy.put(key, part);
        });
        return Collections.unmodifiableMap(copy);
    }

    /** Collects the parts of a definition; not for use by several threads. */
    public static final class Builder {
        private final String id;
        private final ZoneId zone;
        private final CurrencyUnit currency;
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private final Map<String, AwaitedEvent> events = new LinkedHashMap<>();
        private final Map<String, Limit> limits = new LinkedHashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Map<String, Window> windows = new LinkedHashMap<>();
        private final Map<String, Measure> measures = new LinkedHashMap<>();
        private final Map<String, Parameter> parameters = new LinkedHashMap<>();
        private final Map<AttributeHolder, SortedMap<String, ParameterType>> attributes =
                new EnumMap<>(AttributeHolder.class);
        private final Map<String, Table> tables = new LinkedHashMap<>();
        private String title;
        private Switches switches = Switches.DEFAULT;
        private RedemptionSwitches redemptionSwitches = RedemptionSwitches.DEFAULT;
        private Tiers tiers = Tiers.NONE;
        private ReferralTerms referral = ReferralTerms.DEFAULT;
        private final Map<String, Contest> contests = new LinkedHashMap<>();

        private Builder(String id, ZoneId zone, CurrencyUnit currency) {
            this.id = id;
            this.zone = zone;
            this.currency = currency;
            this.title = id;
        }

        public Builder title(String text) {
            title = text;
            return this;
        }

        public Builder account(Account account) {
            return add(accounts, account.name(), account);
        }

        public Builder event(AwaitedEvent event) {
            return add(events, event.name(), event);
        }

        public Builder limit(Limit limit) {
            return add(limits, limit.name(), limit);
        }

        public Builder group(Group group) {
            return add(groups, group.name(), group);
        }

        public Builder window(Window window) {
            return add(windows, window.name(), window);
        }

        public Builder measure(Measure measure) {
            return add(measures, measure.name(), measure);
        }

        public Builder parameter(Parameter parameter) {
            return add(parameters, parameter.name(), parameter);
        }

        /** An attribute of the same name is replaced. */
        public Builder attribute(AttributeHolder holder, String name, ParameterType type) {
            attributes.computeIfAbsent(holder, key -> new TreeMap<>()).put(name, type);
            return this;
        }

        public Builder table(Table table) {
            return add(tables, table.name(), table);
        }

        public Builder switches(Switches choices) {
            switches = choices;
            return this;
        }

        public Builder tiers(Tiers levels) {
            tiers = levels;
            return this;
        }

        public Builder redemptionSwitches(RedemptionSwitches choices) {
            redemptionSwitches = choices;
            return this;
        }

        public Builder contest(Contest contest) {
            return add(contests, contest.name(), contest);
        }

        public Builder referral(ReferralTerms terms) {
            referral = terms;
            return this;
        }

        /** @throws IllegalArgumentException if the id or the currency is no valid one or there is no account */
        public PolicyDefinition build() {
            return new PolicyDefinition(
                    id,
                    title,
                    zone,
                    currency,
                    accounts,
                    events,
                    limits,
                    groups,
                    windows,
                    measures,
                    switches,
                    redemptionSwitches,
                    parameters,
                    attributes,
                    tables,
                    tiers,
                    referral,
                    contests);
        }

        private <T> Builder add(Map<String, T> parts, String name, T part) {
            if (parts.putIfAbsent(name, part) != null) {
                throw new IllegalArgumentException("name \"" + name + "\" is there twice in " + parts.keySet() + ".");
            }
            return this;
        }
    }
}
