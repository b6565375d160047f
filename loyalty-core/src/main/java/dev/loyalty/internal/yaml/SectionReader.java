package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.INVALID_VALUE;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.policy.definition.AwaitedEvent;
import dev.loyalty.policy.definition.Choice;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitMoment;
import dev.loyalty.policy.definition.LimitSubject;
import dev.loyalty.policy.definition.Names;
import dev.loyalty.policy.definition.Overflow;
import dev.loyalty.policy.definition.TimesOfDay;
import dev.loyalty.policy.definition.Window;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Reads one entry of the sections {@code events}, {@code limits}, {@code groups} and {@code windows}. */
final class SectionReader {

    private static final List<String> EVENT_KEYS = List.of("deadline");
    private static final List<String> LIMIT_KEYS = List.of("per", "period", "counted-at", "at-most", "overflow");
    private static final List<String> GROUP_KEYS = List.of("choose", "order");
    private static final List<String> WINDOW_KEYS = List.of("from", "to", "on", "between");

    private final @Nullable CurrencyUnit currency;
    private final Faults faults;
    private final List<RuleReference> references = new ArrayList<>();

    SectionReader(@Nullable CurrencyUnit currency, Faults faults) {
        this.currency = currency;
        this.faults = faults;
    }

    Optional<AwaitedEvent> event(YamlNode.Entry entry) {
        Fields fields = fields(entry, "event", EVENT_KEYS, faults);
        ExpiryRule deadline = fields.optional("deadline", DefinitionTexts::expiry, new ExpiryRule.Never());
        if (deadline instanceof ExpiryRule.AfterInactivity inactivity) {
            fields.faultAtValue(
                    INVALID_VALUE, "deadline", "which activity would move", "Maybe \"" + inactivity.span() + "\"?");
        }
        return fields.isSound() ? Optional.of(new AwaitedEvent(entry.key(), deadline)) : Optional.empty();
    }

    Optional<Limit> limit(YamlNode.Entry entry) {
        Fields fields = fields(entry, "limit", LIMIT_KEYS, faults);
        LimitSubject per = fields.required("per", TextReaders.oneOf(List.of(LimitSubject.values())));
        Optional<PeriodUnit> period =
                per == LimitSubject.ACTIVITY ? noPeriod(fields) : fields.required("period", DefinitionTexts::period);
        LimitMoment countedAt =
                fields.optional("counted-at", TextReaders.oneOf(List.of(LimitMoment.values())), LimitMoment.EARNING);
        DefinitionTexts.AtMost atMost = fields.required("at-most", DefinitionTexts.atMost(currency));
        Overflow overflow = fields.optional("overflow", TextReaders.oneOf(List.of(Overflow.values())), Overflow.TRIM);
        if (per == null || period == null || atMost == null || !fields.isSound()) {
            return Optional.empty();
        }
        return Optional.of(
                new Limit(entry.key(), per, period.orElse(null), atMost.unit(), atMost.maximum(), overflow, countedAt));
    }

    /** An activity happens once, so that its count has nothing to begin anew after. */
    private static Optional<PeriodUnit> noPeriod(Fields fields) {
        fields.faultAtKey(
                CONFLICTING_KEYS, "period", "does not go with \"per: activity\"", "Maybe \"per\" should be member?");
        return Optional.empty();
    }

    /** The rules that groups name. */
    List<RuleReference> references() {
        return references;
    }

    Optional<Group> group(YamlNode.Entry entry) {
        Fields fields = fields(entry, "group", GROUP_KEYS, faults);
        Choice choose = fields.optional("choose", TextReaders.oneOf(List.of(Choice.values())), Choice.BEST);
        if (choose != Choice.FIRST) {
            fields.faultAtKey(
                    CONFLICTING_KEYS, "order", "goes with \"choose: first\" only", "Maybe \"choose\" should be first?");
            return fields.isSound() ? Optional.of(Group.of(entry.key(), choose)) : Optional.empty();
        }
        List<String> order = fields.requiredList("order", TextReaders::text);
        if (order != null) {
            fields.refuseRepeated("order", order);
            fields.locatedList("order", TextReaders::text)
                    .forEach(rule -> references.add(
                            faults.reference("order of group \"" + entry.key() + "\"", rule.value(), rule.node())));
        }
        return order == null || !fields.isSound()
                ? Optional.empty()
                : Optional.of(new Group(entry.key(), choose, order));
    }

    Optional<Window> window(YamlNode.Entry entry) {
        Fields fields = fields(entry, "window", WINDOW_KEYS, faults);
        LocalDateTime from = fields.optional("from", DefinitionTexts::windowStart);
        LocalDateTime until = fields.optional("to", DefinitionTexts::windowEnd);
        TimesOfDay between = fields.optional("between", DefinitionTexts::between);
        List<DayOfWeek> on = Objects.requireNonNullElse(
                fields.list("on", TextReaders.oneOf(List.of(DayOfWeek.values()))), List.of());
        if (fields.isReadable() && WINDOW_KEYS.stream().noneMatch(fields::has)) {
            fields.fault(MISSING_KEY, "needs one of " + String.join(", ", WINDOW_KEYS), null);
        }
        if (from != null && until != null && !from.isBefore(until)) {
            fields.faultAtValue(OUT_OF_RANGE, "to", "not after its from", "Maybe the two are exchanged?");
        }
        fields.refuseRepeated("on", on);
        return fields.isSound()
                ? Optional.of(new Window(entry.key(), from, until, Set.copyOf(on), between))
                : Optional.empty();
    }

    /** A constant as policies write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The keys of an entry, which is a named part of the policy. */
    static Fields fields(YamlNode.Entry entry, String what, List<String> keys, Faults faults) {
        String section = what + " \"" + entry.key() + "\"";
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), keys, faults);
        if (!Names.isName(entry.key())) {
            fields.fault(
                    INVALID_NAME,
                    "is not named by a small letter, then letters, digits and dashes",
                    NameHints.part(entry.key()));
        }
        return fields;
    }
}
