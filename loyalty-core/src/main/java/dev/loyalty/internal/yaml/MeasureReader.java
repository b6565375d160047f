package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.INVALID_VALUE;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.DistinctField;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureFilter;
import dev.loyalty.policy.definition.MeasureSource;
import dev.loyalty.policy.definition.MeasureWindow;
import dev.loyalty.policy.definition.Names;
import dev.loyalty.policy.definition.Window;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one entry of the section {@code measures}. */
final class MeasureReader {

    private static final List<String> VERBS = List.of("sum", "count", "distinct", "first", "last", "streak");
    private static final List<String> LINE_FILTERS = List.of("kind", "sku", "category");
    private static final List<String> KEYS = List.of(
            "sum",
            "count",
            "distinct",
            "first",
            "last",
            "streak",
            "of",
            "account",
            "per",
            "over",
            "in",
            "since",
            "during",
            "type",
            "kind",
            "sku",
            "category");
    private static final List<MeasureSource> ACTIVITIES = List.of(MeasureSource.values()).stream()
            .filter(MeasureSource::isActivity)
            .toList();

    private enum Summed {
        AMOUNT,
        QUANTITY,
        AWARDED
    }

    private final Set<String> accounts;
    private final @Nullable Set<String> kinds;
    private final MeasureWindowReader windows;
    private final Faults faults;

    /**
     * @param accounts the names that the policy declares
     * @param kinds the kinds of lines that earn, or null if they are unknown, which is a fault of its own
     * @param windowNames of all windows of the policy
     * @param windows those of them without faults
     */
    MeasureReader(
            Collection<String> accounts,
            @Nullable Collection<String> kinds,
            Collection<String> windowNames,
            Collection<Window> windows,
            Faults faults) {
        this.accounts = new TreeSet<>(accounts);
        this.kinds = kinds == null ? null : new TreeSet<>(kinds);
        this.windows = new MeasureWindowReader(windowNames, windows);
        this.faults = faults;
    }

    Optional<Measure> read(YamlNode.Entry entry) {
        String section = "measure \"" + entry.key() + "\"";
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, faults);
        if (!Names.isField(entry.key())) {
            String problem = Names.isParameter(entry.key()) || Names.isReserved(entry.key())
                    ? "is named by a reserved word"
                    : "is not named by a small letter, then letters and digits";
            fields.fault(INVALID_NAME, problem, NameHints.field(entry.key()));
        }
        Aggregate aggregate = verb(fields).map(verb -> aggregate(fields, verb)).orElse(null);
        MeasureWindow window = windows.read(fields);
        MeasureFilter filter = new MeasureFilter(
                oneOrMore(fields, "kind", this::kind),
                oneOrMore(fields, "sku", MeasureReader::notBlank),
                oneOrMore(fields, "category", MeasureReader::notBlank),
                oneOrMore(fields, "type", MeasureReader::notBlank));
        return aggregate == null || !fields.isSound()
                ? Optional.empty()
                : Optional.of(new Measure(entry.key(), aggregate, filter, window));
    }

    private static Optional<String> verb(Fields fields) {
        List<String> verbs = VERBS.stream().filter(fields::has).toList();
        if (verbs.isEmpty() && fields.isReadable()) {
            fields.fault(MISSING_KEY, "needs one of " + String.join(", ", VERBS), null);
        }
        for (String other : verbs.stream().skip(1).toList()) {
            fields.faultAtKey(
                    CONFLICTING_KEYS,
                    other,
                    "does not go with \"" + verbs.get(0) + "\"",
                    "Maybe these are two measures?");
        }
        return verbs.size() == 1 ? Optional.of(verbs.get(0)) : Optional.empty();
    }

    private @Nullable Aggregate aggregate(Fields fields, String verb) {
        return switch (verb) {
            case "sum" -> sum(fields);
            case "distinct" -> distinct(fields);
            case "streak" -> streak(fields);
            default -> ofActivities(fields, verb);
        };
    }

    private static @Nullable Aggregate ofActivities(Fields fields, String verb) {
        MeasureSource of = fields.required(verb, TextReaders.oneOf(ACTIVITIES));
        if (of == null) {
            return null;
        }
        Aggregate aggregate = switch (verb) {
            case "count" -> new Aggregate.Count(of);
            case "first" -> new Aggregate.First(of);
            default -> new Aggregate.Last(of);
        };
        return fitting(fields, aggregate, verb + ": " + of.word());
    }

    private @Nullable Aggregate sum(Fields fields) {
        Summed summed = fields.required("sum", TextReaders.oneOf(List.of(Summed.values())));
        if (summed == null) {
            return null;
        }
        if (summed == Summed.AWARDED) {
            String account = fields.required("account", this::account);
            return account == null ? null : fitting(fields, new Aggregate.Awarded(account), "sum: awarded", "account");
        }
        boolean amount = summed == Summed.AMOUNT;
        List<MeasureSource> sources =
                amount ? List.of(MeasureSource.ORDER, MeasureSource.LINE) : List.of(MeasureSource.LINE);
        MeasureSource of = fields.required("of", TextReaders.oneOf(sources));
        if (of == null) {
            return null;
        }
        String phrase = "sum: " + (amount ? "amount" : "quantity") + ", of: " + of.word();
        return fitting(fields, amount ? new Aggregate.Amount(of) : new Aggregate.Quantity(), phrase, "of");
    }

    private static @Nullable Aggregate distinct(Fields fields) {
        DistinctField field = fields.required("distinct", TextReaders.oneOf(List.of(DistinctField.values())));
        if (field == null || fields.required("of", TextReaders.oneOf(List.of(field.of()))) == null) {
            return null;
        }
        return fitting(
                fields, new Aggregate.Distinct(field), "of: " + field.of().word(), "of");
    }

    private static @Nullable Aggregate streak(Fields fields) {
        MeasureSource of = fields.required("streak", TextReaders.oneOf(ACTIVITIES));
        PeriodUnit per = fields.required("per", TextReaders.oneOf(List.of(PeriodUnit.values())));
        return of == null || per == null
                ? null
                : fitting(fields, new Aggregate.Streak(of, per), "streak: " + of.word(), "per");
    }

    /** Adds a fault for each key that has no meaning for such a measure. */
    private static Aggregate fitting(Fields fields, Aggregate aggregate, String phrase, String... more) {
        Set<String> allowed = new HashSet<>(VERBS);
        allowed.addAll(List.of(more));
        if (!(aggregate instanceof Aggregate.Streak)) {
            allowed.addAll(MeasureWindowReader.KEYS);
        }
        if (aggregate.filtersLines()) {
            allowed.addAll(LINE_FILTERS);
        }
        if (aggregate.filtersTypes()) {
            allowed.add("type");
        }
        for (String key : KEYS) {
            if (!allowed.contains(key)) {
                fields.faultAtKey(CONFLICTING_KEYS, key, "does not go with \"" + phrase + "\"", hint(key, aggregate));
            }
        }
        return aggregate;
    }

    private static @Nullable String hint(String key, Aggregate aggregate) {
        if (aggregate instanceof Aggregate.Amount && LINE_FILTERS.contains(key)) {
            return "Maybe \"of: line\"?";
        }
        if (aggregate instanceof Aggregate.Streak && MeasureWindowReader.KEYS.contains(key)) {
            return "Maybe leave it out, as a streak ends where it is broken?";
        }
        return null;
    }

    /** A filter: one value or a list of them. */
    private static SortedSet<String> oneOrMore(Fields fields, String key, TextReader<String> reader) {
        boolean isList = fields.entry(key)
                .filter(entry -> entry.value() instanceof YamlNode.Sequence)
                .isPresent();
        if (!isList) {
            String value = fields.optional(key, reader);
            return new TreeSet<>(value == null ? List.of() : List.of(value));
        }
        List<String> values = fields.list(key, reader);
        if (values != null) {
            fields.refuseRepeated(key, values);
        }
        return new TreeSet<>(values == null ? List.of() : values);
    }

    private String account(String text) throws Unreadable {
        if (!accounts.contains(text)) {
            throw TextReaders.unknown("not one of the accounts " + String.join(", ", accounts), text, accounts);
        }
        return text;
    }

    private String kind(String text) throws Unreadable {
        if (kinds != null && !kinds.contains(text)) {
            throw TextReaders.unknown("not one of the earning-kinds " + String.join(", ", kinds), text, kinds);
        }
        return text;
    }

    private static String notBlank(String text) throws Unreadable {
        if (text.isBlank()) {
            throw new Unreadable(INVALID_VALUE, "blank", "Maybe leave it out, so that everything counts?");
        }
        return text;
    }
}
