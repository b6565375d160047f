package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_LINE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ORDER;

import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Span;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the steps of one scenario, in their order; knows the clock and what happened and came back so far. */
final class StepReader {

    private static final String ORDER = ActivityReader.ORDER;
    private static final String ACTION = ActivityReader.ACTION;
    private static final String MOMENT = ActivityReader.MOMENT;
    private static final String RETURN = "return";
    private static final String WAIT = "wait";
    private static final String UNTIL = "until";
    private static final List<String> KINDS = List.of(ORDER, ACTION, MOMENT, RETURN, WAIT, UNTIL);
    private static final List<String> KEYS = List.of(ORDER, ACTION, MOMENT, RETURN, WAIT, UNTIL, "then");
    private static final List<String> RETURN_KEYS = List.of("id", "of", "at", "lines");

    private final Moments moments;
    private final ThenReader thens;
    private final ActivityReader activities;
    private final Faults faults;
    private final Map<String, Done> done = new LinkedHashMap<>();
    private final Set<String> returns = new HashSet<>();
    private ZonedDateTime clock;
    private int number;

    StepReader(
            PolicyDefinition policy,
            @Nullable Collection<String> rules,
            Moments moments,
            ZonedDateTime start,
            Faults faults) {
        this.moments = moments;
        this.thens = new ThenReader(policy, rules, faults);
        this.activities = new ActivityReader(policy, faults);
        this.clock = start;
        this.faults = faults;
    }

    /**
     * An order, action or moment of an earlier step.
     *
     * @param left what did not come back yet, by line; null if it has faults, so that nothing is known
     */
    private record Done(
            String kind, ZonedDateTime at, @Nullable Map<String, BigDecimal> left) {}

    Optional<Step> read(YamlNode node) {
        number++;
        Fields fields = Fields.of(node, "step " + number, node.line(), node.column(), KEYS, faults);
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() > 1) {
            String hint = "Maybe a dash is missing, so that two steps became one?";
            fields.fault(CONFLICTING_KEYS, "is " + String.join(" and ", kinds) + " in one", hint);
        } else if (kinds.isEmpty() && fields.isSound()) {
            fields.fault(MISSING_KEY, "needs one of " + String.join(", ", KINDS), null);
        }
        Then then = fields.entry("then")
                .map(entry -> thens.read(entry, number, kinds.isEmpty() ? ORDER : kinds.get(0)))
                .orElse(Then.NOTHING);
        Place place = new Place(node.line(), node.column());
        Optional<Step> step = kinds.size() == 1 ? step(fields, kinds.get(0), place, then) : Optional.empty();
        return fields.isSound() ? step : Optional.empty();
    }

    private Optional<Step> step(Fields fields, String kind, Place place, Then then) {
        return switch (kind) {
            case ORDER, ACTION, MOMENT -> fields.entry(kind).flatMap(entry -> happens(kind, entry, place, then));
            case RETURN -> fields.entry(RETURN).flatMap(entry -> comesBack(entry, place, then));
            default -> {
                ZonedDateTime later = kind.equals(WAIT) ? afterWaiting(fields) : until(fields);
                if (later != null) {
                    clock = later;
                }
                yield Optional.of(new Step.Waiting(number, place, clock.toInstant(), then));
            }
        };
    }

    private Optional<Step> happens(String kind, YamlNode.Entry entry, Place place, Then then) {
        String section = kind + " of step " + number;
        Fields fields =
                Fields.of(entry.value(), section, entry.line(), entry.column(), ActivityReader.keys(kind), faults);
        long before =
                done.values().stream().filter(each -> each.kind().equals(kind)).count();
        String id = id(fields, kind + "-" + (before + 1), done.keySet());
        ZonedDateTime at = at(fields);
        Activity activity = activities.read(kind, fields, section, number, id, at.toInstant());
        if (activity == null || !fields.isSound()) {
            done.putIfAbsent(id, new Done(kind, at, null));
            return Optional.empty();
        }
        done.put(id, new Done(kind, at, left(activity)));
        return Optional.of(new Step.Happening(number, place, clock.toInstant(), then, activity));
    }

    private static Map<String, BigDecimal> left(Activity activity) {
        Map<String, BigDecimal> left = new LinkedHashMap<>();
        if (activity instanceof Order order) {
            order.lines().forEach(line -> left.put(line.id(), line.quantity()));
        } else {
            left.put(Share.WHOLE, BigDecimal.ONE);
        }
        return left;
    }

    private Optional<Step> comesBack(YamlNode.Entry entry, Place place, Then then) {
        Fields fields =
                Fields.of(entry.value(), "return of step " + number, entry.line(), entry.column(), RETURN_KEYS, faults);
        String id = id(fields, "return-" + (returns.size() + 1), returns);
        returns.add(id);
        ZonedDateTime at = at(fields);
        String of = fields.required("of", TextReaders::notBlank);
        Done original = of == null ? null : done.get(of);
        if (of == null || original == null) {
            fields.faultAtValue(
                    UNKNOWN_ORDER,
                    "of",
                    "no order, action or moment of a step before",
                    Suggestions.hint(String.valueOf(of), done.keySet()));
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
        SortedMap<String, BigDecimal> returned = returned(fields, of, original);
        return fields.isSound()
                ? Optional.of(
                        new Step.Returning(number, place, clock.toInstant(), then, id, at.toInstant(), of, returned))
                : Optional.empty();
    }

    private SortedMap<String, BigDecimal> returned(Fields fields, String of, Done original) {
        SortedMap<String, BigDecimal> returned = new TreeMap<>();
        Map<String, BigDecimal> left = original.left();
        if (left == null) {
            return returned;
        }
        if (fields.has("lines") && !original.kind().equals(ORDER)) {
            String problem = "do not go with the " + original.kind() + " " + of + ", which comes back as a whole";
            fields.faultAtKey(CONFLICTING_KEYS, "lines", problem, "Maybe delete them?");
            return returned;
        }
        Optional<YamlNode.Entry> entry = fields.entry("lines");
        if (entry.isEmpty()) {
            left.forEach((line, quantity) -> {
                if (quantity.signum() != 0) {
                    returned.put(line, quantity);
                }
            });
            if (returned.isEmpty()) {
                fields.fault(
                        OUT_OF_RANGE, "takes back " + original.kind() + " " + of + ", of which nothing is left", null);
            }
        } else {
            returned.putAll(someOf(entry.get(), of, left));
        }
        returned.forEach((line, quantity) -> left.merge(line, quantity, BigDecimal::subtract));
        return returned;
    }

    private Map<String, BigDecimal> someOf(YamlNode.Entry entry, String order, Map<String, BigDecimal> left) {
        Map<String, BigDecimal> some = new LinkedHashMap<>();
        Fields fields = Fields.ofNamed(entry, "lines of the return of step " + number, faults);
        for (YamlNode.Entry line : fields.all()) {
            BigDecimal quantity = fields.optional(line.key(), TextReaders::decimal);
            BigDecimal most = left.get(line.key());
            if (most == null) {
                String message = "order " + order + " has no line \"" + line.key() + "\".";
                faults.add(UNKNOWN_LINE, line, message, Suggestions.hint(line.key(), left.keySet()));
            } else if (quantity != null
                    && (quantity.signum() == 0
                            || quantity.signum() != most.signum()
                            || quantity.abs().compareTo(most.abs()) > 0)) {
                fields.faultAtValue(OUT_OF_RANGE, line.key(), "while " + most.toPlainString() + " can come back", null);
            } else if (quantity != null) {
                some.put(line.key(), quantity);
            }
        }
        return some;
    }

    private String id(Fields fields, String fallback, Set<String> taken) {
        String id = fields.optional("id", TextReaders::notBlank, fallback);
        if (taken.contains(id)) {
            String problem = "an id that an earlier step has";
            if (fields.has("id")) {
                fields.faultAtValue(DUPLICATE_ENTRY, "id", problem, "Maybe leave it out?");
            } else {
                fields.fault(DUPLICATE_ENTRY, "would be \"" + id + "\", " + problem, "Maybe give it one of its own?");
            }
        }
        return id;
    }

    /** When the event happened. The clock follows, but a late event does not turn it back. */
    private ZonedDateTime at(Fields fields) {
        ZonedDateTime at = fields.optional("at", moments::moment, clock);
        if (at.isAfter(clock)) {
            clock = at;
        }
        return at;
    }

    private @Nullable ZonedDateTime afterWaiting(Fields fields) {
        Span span = fields.required(WAIT, DefinitionTexts::span);
        return span == null ? null : span.addTo(clock);
    }

    private @Nullable ZonedDateTime until(Fields fields) {
        ZonedDateTime until = fields.required(UNTIL, moments::moment);
        if (until != null && !until.isAfter(clock)) {
            String problem = "not after " + clock.toLocalDateTime() + ", which the clock shows by then";
            fields.faultAtValue(OUT_OF_RANGE, UNTIL, problem, null);
            return null;
        }
        return until;
    }
}
