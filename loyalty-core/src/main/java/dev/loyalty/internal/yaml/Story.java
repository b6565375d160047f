package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ORDER;

import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What is known of a scenario while its steps are read one after the other: the clock, and what happened so far. */
final class Story {

    private final PolicyDefinition policy;
    private final Moments moments;
    private final Faults faults;
    private final String member;
    private final Map<String, Done> done = new LinkedHashMap<>();
    private final Map<String, Done> referred = new LinkedHashMap<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, Set<String>> activities = new HashMap<>();
    private final Map<String, Order> redeemed = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> spent = new LinkedHashMap<>();
    private final Set<String> held = new TreeSet<>();
    private final Map<String, Integer> reversals = new HashMap<>();
    private final Map<String, Returned> returned = new LinkedHashMap<>();
    private ZonedDateTime clock;
    private int number;
    private Place place = new Place(1, 1);

    /** @param member the id of the scenario's own member */
    Story(PolicyDefinition policy, Moments moments, ZonedDateTime start, String member, Faults faults) {
        this.member = member;
        this.policy = policy;
        this.moments = moments;
        this.clock = start;
        this.faults = faults;
    }

    /**
     * An order, action or moment of an earlier step.
     *
     * @param left what did not come back yet, by line; null if it has faults, so that nothing is known
     * @param currency of an order; null if it is none, or has faults
     */
    record Done(
            String kind,
            ZonedDateTime at,
            @Nullable Map<String, BigDecimal> left,
            @Nullable CurrencyUnit currency) {

        static Done of(String kind, ZonedDateTime at, Activity activity) {
            return activity instanceof Order order
                    ? new Done(kind, at, unitsOf(order), order.currency())
                    : new Done(kind, at, new LinkedHashMap<>(Map.of(Share.WHOLE, BigDecimal.ONE)), null);
        }

        static Done faulty(String kind, ZonedDateTime at) {
            return new Done(kind, at, null, null);
        }
    }

    /** The units of an order, by line; the caller's own map. */
    static Map<String, BigDecimal> unitsOf(Order order) {
        Map<String, BigDecimal> left = new LinkedHashMap<>();
        order.lines().forEach(line -> left.put(line.id(), line.quantity()));
        return left;
    }

    /**
     * A return of an earlier step.
     *
     * @param of the id of the activity
     * @param units by line
     */
    record Returned(String of, Map<String, BigDecimal> units) {}

    /** An activity of an earlier step that this one is about. */
    record Original(String id, Done done) {}

    /** The activity that {@code of} names; empty, and a fault, if no step has it or it happened later than this. */
    Optional<Original> original(Fields fields, ZonedDateTime at) {
        return original(fields, at, done, "no order, action or moment of a step before");
    }

    /** As {@link #original}, what a friend claimed or did. */
    Optional<Original> referred(Fields fields, ZonedDateTime at) {
        return original(fields, at, referred, "nothing that a friend claimed or did in a step before");
    }

    private Optional<Original> original(Fields fields, ZonedDateTime at, Map<String, Done> known, String unknown) {
        String of = fields.required("of", TextReaders::notBlank);
        Done original = of == null ? null : known.get(of);
        if (of == null || original == null) {
            fields.faultAtValue(UNKNOWN_ORDER, "of", unknown, Suggestions.hint(String.valueOf(of), known.keySet()));
            return Optional.empty();
        }
        if (at.isBefore(original.at())) {
            fields.faultAtValue(
                    OUT_OF_RANGE,
                    "at",
                    "before the " + original.kind() + ", which is at "
                            + original.at().toLocalDateTime(),
                    null);
        }
        return Optional.of(new Original(of, original));
    }

    PolicyDefinition policy() {
        return policy;
    }

    Moments moments() {
        return moments;
    }

    Faults faults() {
        return faults;
    }

    /** By id, in the order of the steps. */
    Map<String, Done> done() {
        return done;
    }

    /** What friends claimed or did, by id, in the order of the steps. */
    Map<String, Done> referred() {
        return referred;
    }

    /** The id of the scenario's own member. */
    String member() {
        return member;
    }

    /** Whose step it is: the friend that it names, or else the scenario's own member. */
    String friend(Fields fields) {
        return fields.optional("friend", TextReaders::notBlank, member);
    }

    /** By the id of a redemption of an earlier step, the order that it was for. */
    Map<String, Order> redeemed() {
        return redeemed;
    }

    /** By the id of a redemption of an earlier step, the units of its order that did not come back, by line. */
    Map<String, Map<String, BigDecimal>> spent() {
        return spent;
    }

    /** The ids of holds of earlier steps. */
    Set<String> held() {
        return held;
    }

    /** By id, the returns of earlier steps that were not undone. */
    Map<String, Returned> returned() {
        return returned;
    }

    /** The number of the step that is read, from 1. */
    int number() {
        return number;
    }

    ZonedDateTime clock() {
        return clock;
    }

    void next(Place at) {
        number++;
        place = at;
    }

    void turnTo(ZonedDateTime later) {
        clock = later;
    }

    /** The frame of the step that is read; the clock is the one at its end. */
    Step.Frame frame(ThenFields then) {
        return new Step.Frame(number, place, clock.toInstant(), then.common());
    }

    /** For messages: {@code return of step 2}. */
    String section(String kind) {
        return kind + " of step " + number;
    }

    /**
     * The id that the step says, or else {@code prefix-n}: those of one space differ.
     *
     * @param space whose ids differ from each other, such as that of activities
     * @param before how many of the kind there were
     */
    String id(Fields fields, String space, String prefix, long before) {
        Set<String> taken = ids.computeIfAbsent(space, key -> new HashSet<>());
        String id = fields.optional("id", TextReaders::notBlank, prefix + "-" + (before + 1));
        if (!taken.add(id)) {
            String problem = "an id that an earlier step has";
            if (fields.has("id")) {
                fields.faultAtValue(DUPLICATE_ENTRY, "id", problem, "Maybe leave it out?");
            } else {
                fields.fault(DUPLICATE_ENTRY, "would be \"" + id + "\", " + problem, "Maybe give it one of its own?");
            }
        }
        return id;
    }

    /** As {@link #id(Fields, String, String, long)}, where all ids of the space are of one kind. */
    String id(Fields fields, String kind) {
        return id(fields, kind, kind, ids.getOrDefault(kind, Set.of()).size());
    }

    /** The id of an order, which no other activity has. */
    String orderId(Fields fields) {
        return activityId(fields, ActivityReader.ORDER);
    }

    /** The id of a redemption or of a hold, which is one to be. */
    String redemptionId(Fields fields, String kind) {
        Set<String> ofKind = activities.computeIfAbsent(kind, key -> new HashSet<>());
        String id = id(fields, "redeem", kind, ofKind.size());
        ofKind.add(id);
        return id;
    }

    /** The id of an activity, which no other one has. */
    String activityId(Fields fields, String kind) {
        Set<String> ofKind = activities.computeIfAbsent(kind, key -> new HashSet<>());
        String id = id(fields, "activity", kind, ofKind.size());
        ofKind.add(id);
        return id;
    }

    /** As {@link #id(Fields, String)}, where returns and undoings are of one space. */
    String reversalId(Fields fields, String kind) {
        long before = reversals.merge(kind, 1, Integer::sum) - 1L;
        return id(fields, "reversal", kind, before);
    }

    /** When the event happened. The clock follows, but a late event does not turn it back. */
    ZonedDateTime at(Fields fields) {
        ZonedDateTime at = fields.optional("at", moments::moment, clock);
        if (at.isAfter(clock)) {
            clock = at;
        }
        return at;
    }
}
