package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.facts.Level;
import dev.loyalty.internal.rules.FactFields;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.definition.CrossingOrder;
import dev.loyalty.policy.definition.Names;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.TierSwitches;
import dev.loyalty.policy.definition.TierSwitches.Demotion;
import dev.loyalty.policy.definition.TierSwitches.Grandfathering;
import dev.loyalty.policy.definition.TierSwitches.LateEvents;
import dev.loyalty.policy.definition.TierSwitches.LevelBonuses;
import dev.loyalty.policy.definition.TierSwitches.ReviewDate;
import dev.loyalty.policy.definition.TierTerm;
import dev.loyalty.policy.definition.Tiers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code tiers}. */
final class TierReader {

    private static final String BENEFITS = "benefits";
    private static final String LEVELS = "levels";
    private static final String THRESHOLD = "threshold";
    private static final String KEPT = "kept";
    private static final String GRACE = "grace";
    private static final String DOWN = "down";
    private static final String RETURNS = "returns";
    private static final String CROSSING = "crossing-order";
    private static final String BONUSES = "bonuses";
    private static final String MOVES = "review-after-upgrade";
    private static final List<String> KEYS = List.of(
            BENEFITS,
            LEVELS,
            KEPT,
            "upgrade",
            MOVES,
            DOWN,
            GRACE,
            RETURNS,
            "late-events",
            "grandfathered",
            CROSSING,
            BONUSES,
            "warn");
    private static final List<String> LEVEL_KEYS = List.of(THRESHOLD, BENEFITS);
    private static final List<ParameterType> NUMBERS =
            List.of(ParameterType.INTEGER, ParameterType.DECIMAL, ParameterType.MONEY);
    private static final String PARAMETER = "policy.";

    private final @Nullable CurrencyUnit currency;
    private final Set<String> parameterNames;
    private final Map<String, Parameter> parameters = new HashMap<>();
    private final Faults faults;

    /**
     * @param currency of money, or null if it is unknown, which is a fault of its own
     * @param parameterNames of all parameters of the policy
     * @param parameters those of them without faults
     */
    TierReader(
            @Nullable CurrencyUnit currency,
            Collection<String> parameterNames,
            Collection<Parameter> parameters,
            Faults faults) {
        this.currency = currency;
        this.parameterNames = new TreeSet<>(parameterNames);
        parameters.forEach(parameter -> this.parameters.put(parameter.name(), parameter));
        this.faults = faults;
    }

    /** The section; {@link Tiers#NONE} if it has faults. */
    Tiers read(YamlNode.Entry entry) {
        Fields fields = Fields.of(entry.value(), entry.key(), entry.line(), entry.column(), KEYS, faults);
        fields.require(LEVELS);
        Set<String> taken = FactFields.of(Level.class).keySet();
        SortedMap<String, ParameterType> types = new TreeMap<>(
                new TypedNames(faults).read(fields, BENEFITS, "benefits of tiers", taken, Level.class.getSimpleName()));
        Map<BigDecimal, String> thresholds = new HashMap<>();
        List<dev.loyalty.policy.definition.Level> levels = new ArrayList<>();
        for (YamlNode.Entry level : fields.named(LEVELS)) {
            level(level, types, thresholds).ifPresent(levels::add);
        }
        TierSwitches.Builder switches = switches(fields);
        return fields.isSound() ? new Tiers(types, levels, switches.build()) : Tiers.NONE;
    }

    private Optional<dev.loyalty.policy.definition.Level> level(
            YamlNode.Entry entry, SortedMap<String, ParameterType> types, Map<BigDecimal, String> thresholds) {
        String section = "level \"" + entry.key() + "\"";
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), LEVEL_KEYS, faults);
        if (!Names.isName(entry.key())) {
            fields.fault(
                    INVALID_NAME,
                    "is not named by a small letter, then letters, digits and dashes",
                    NameHints.part(entry.key()));
        }
        BigDecimal threshold =
                namesFaultyParameter(fields, THRESHOLD) ? null : fields.required(THRESHOLD, this::threshold);
        if (threshold != null) {
            BigDecimal number = ParameterType.canonical(threshold);
            String other = thresholds.putIfAbsent(number, entry.key());
            if (other != null) {
                fields.faultAtValue(
                        DUPLICATE_ENTRY,
                        THRESHOLD,
                        "as high as that of \"" + other + "\", so that none of the two is the higher one",
                        null);
            }
        }
        SortedMap<String, Object> benefits = fields.entry(BENEFITS)
                .map(given -> benefits(given, section, types))
                .orElseGet(TreeMap::new);
        return threshold == null || !fields.isSound()
                ? Optional.empty()
                : Optional.of(new dev.loyalty.policy.definition.Level(entry.key(), threshold, benefits));
    }

    private SortedMap<String, Object> benefits(
            YamlNode.Entry entry, String section, SortedMap<String, ParameterType> types) {
        SortedMap<String, Object> values = new TreeMap<>();
        Fields fields = Fields.of(
                entry.value(), "benefits of " + section, entry.line(), entry.column(), types.keySet(), faults);
        types.forEach((name, type) -> {
            if (!namesFaultyParameter(fields, name)) {
                Object value = fields.optional(name, valueOf(List.of(type), ParameterReader.reader(type, currency)));
                if (value != null) {
                    values.put(name, value);
                }
            }
        });
        return values;
    }

    private BigDecimal threshold(String text) throws TextReader.Unreadable {
        Object value = valueOf(NUMBERS, TextReaders::decimal).read(text);
        BigDecimal number = value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
        if (number.signum() < 0) {
            throw new TextReader.Unreadable(OUT_OF_RANGE, "less than 0", "Maybe 0, for the level that everybody has?");
        }
        return number;
    }

    /** Its fault is reported where the parameter stands. */
    private boolean namesFaultyParameter(Fields fields, String key) {
        return fields.entry(key)
                .filter(entry -> entry.value() instanceof YamlNode.Scalar scalar
                        && scalar.text().startsWith(PARAMETER)
                        && parameterNames.contains(scalar.text().substring(PARAMETER.length()))
                        && !parameters.containsKey(scalar.text().substring(PARAMETER.length())))
                .isPresent();
    }

    /** A value, or that of a parameter: {@code policy.gold}. */
    private TextReader<Object> valueOf(List<ParameterType> types, TextReader<?> plain) {
        return text -> {
            if (!text.startsWith(PARAMETER)) {
                return plain.read(text);
            }
            String name = text.substring(PARAMETER.length());
            Parameter parameter = parameters.get(name);
            if (parameter != null && types.contains(parameter.type())) {
                return parameter.value();
            }
            if (parameter != null) {
                throw new TextReader.Unreadable(
                        DiagnosticCode.PARAMETER_TYPE,
                        "a parameter of type " + parameter.type().word() + ", not "
                                + String.join(
                                        ", ",
                                        types.stream().map(ParameterType::word).toList()),
                        null);
            }
            throw new TextReader.Unreadable(
                    DiagnosticCode.UNKNOWN_PARAMETER,
                    "not a parameter of policy.yaml",
                    Suggestions.closest(name, parameterNames)
                            .map(near -> "Maybe \"" + PARAMETER + near + "\"?")
                            .orElse(null));
        };
    }

    private TierSwitches.Builder switches(Fields fields) {
        TierSwitches.Builder switches = TierSwitches.builder();
        TierSwitches defaults = TierSwitches.DEFAULT;
        TierTerm kept = fields.optional(KEPT, TierTexts::term, defaults.kept());
        Optional<PeriodUnit> upgrade = fields.optional("upgrade", TierTexts::upgrade, Optional.empty());
        ReviewDate date =
                fields.optional(MOVES, TextReaders.oneOf(List.of(ReviewDate.values())), defaults.reviewAfterUpgrade());
        Demotion down = fields.optional(DOWN, TextReaders.oneOf(List.of(Demotion.values())), defaults.down());
        Span grace = fields.optional(GRACE, TierTexts::days);
        int returns = fields.optional(RETURNS, TierTexts::returns, defaults.levelsPerReturn());
        LateEvents late =
                fields.optional("late-events", TextReaders.oneOf(List.of(LateEvents.values())), defaults.lateEvents());
        CrossingOrder crossing =
                fields.optional(CROSSING, TextReaders.oneOf(List.of(CrossingOrder.values())), defaults.crossingOrder());
        LevelBonuses bonuses =
                fields.optional(BONUSES, TextReaders.oneOf(List.of(LevelBonuses.values())), defaults.bonuses());
        Span warn = fields.optional("warn", TierTexts::days, defaults.warning());
        if (!fields.isSound()) {
            return switches;
        }
        if (kept.hasNoReview()) {
            fields.faultAtKey(
                    CONFLICTING_KEYS,
                    MOVES,
                    "has no review to move, as levels are kept without a last day",
                    "Maybe \"kept: 12 months\"?");
        }
        if (kept instanceof TierTerm.ForEver || down == Demotion.NEVER) {
            String why = down == Demotion.NEVER ? "levels never fall" : "levels are kept for ever";
            fields.faultAtKey(CONFLICTING_KEYS, GRACE, "has nothing to do, as " + why, "Maybe delete one of the two?");
        }
        if (down == Demotion.NEVER && returns > 0) {
            fields.faultAtKey(
                    CONFLICTING_KEYS,
                    RETURNS,
                    "have nothing to take, as levels never fall",
                    "Maybe \"returns: keep\"?");
        }
        if (bonuses == LevelBonuses.TAKE_BACK && returns == 0) {
            fields.faultAtKey(
                    CONFLICTING_KEYS,
                    BONUSES,
                    "have nothing to take back, as a return costs no level",
                    "Maybe \"returns: recheck\" as well?");
        }
        return !fields.isSound()
                ? switches
                : switches.kept(kept)
                        .upgradeAtNext(upgrade.orElse(null))
                        .reviewAfterUpgrade(date)
                        .down(down)
                        .grace(grace)
                        .levelsPerReturn(returns)
                        .lateEvents(late)
                        .grandfathering(fields.entry("grandfathered")
                                .map(this::grandfathering)
                                .orElse(null))
                        .crossingOrder(crossing)
                        .bonuses(bonuses)
                        .warning(warn);
    }

    private @Nullable Grandfathering grandfathering(YamlNode.Entry entry) {
        List<String> keys = List.of("reached-before", "until");
        Fields fields = Fields.of(entry.value(), entry.key(), entry.line(), entry.column(), keys, faults);
        LocalDate before = fields.required("reached-before", TextReaders::date);
        LocalDate until = fields.required("until", TextReaders::date);
        if (before == null || until == null) {
            return null;
        }
        if (until.isBefore(before)) {
            fields.faultAtValue(OUT_OF_RANGE, "until", "before its reached-before", "Maybe the two are exchanged?");
            return null;
        }
        return new Grandfathering(before, until);
    }
}
