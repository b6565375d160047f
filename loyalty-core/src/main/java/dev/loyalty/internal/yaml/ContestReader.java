package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_MEASURE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_VALUE;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.definition.Contest;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureWindow;
import dev.loyalty.policy.definition.Names;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.TieRule;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one entry of the section {@code contests}. */
final class ContestReader {

    private static final String MEASURE = "measure";
    private static final String JUDGED = "judged";
    private static final List<String> KEYS = List.of(MEASURE, JUDGED, "ties");

    private final Set<String> names;
    private final Map<String, Measure> measures = new TreeMap<>();
    private final Faults faults;

    /**
     * @param names of all measures of the policy
     * @param measures those of them without faults
     */
    ContestReader(Collection<String> names, Collection<Measure> measures, Faults faults) {
        this.names = new TreeSet<>(names);
        measures.forEach(measure -> this.measures.put(measure.name(), measure));
        this.faults = faults;
    }

    Optional<Contest> read(YamlNode.Entry entry) {
        String section = "contest \"" + entry.key() + "\"";
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, faults);
        if (!Names.isName(entry.key())) {
            String problem = "is not named by a small letter, then letters, digits and dashes";
            fields.fault(INVALID_NAME, problem, NameHints.part(entry.key()));
        }
        String name = fields.required(MEASURE, TextReaders::notBlank);
        LocalDateTime judged = fields.required(JUDGED, TextReaders::dateTime);
        TieRule ties = fields.optional("ties", TextReaders.oneOf(List.of(TieRule.values())), TieRule.SHARED);
        Measure measure = name == null ? null : measures.get(name);
        if (name != null && !names.contains(name)) {
            fields.faultAtValue(UNKNOWN_MEASURE, MEASURE, "no measure of the policy", Suggestions.hint(name, names));
        }
        if (measure == null || judged == null) {
            return Optional.empty();
        }
        if (measure.valueType() == ParameterType.DATE) {
            fields.faultAtValue(UNKNOWN_VALUE, MEASURE, "a date, which nobody can win by", "Maybe a count or a sum?");
        } else if (!(measure.window() instanceof MeasureWindow.During during)
                || during.window().until() == null) {
            fields.faultAtValue(
                    UNKNOWN_VALUE,
                    MEASURE,
                    "not of a window with an end",
                    "Maybe the measure should say \"during: \" and a window with \"to\"?");
        } else if (judged.isBefore(during.window().until())) {
            fields.faultAtValue(
                    OUT_OF_RANGE,
                    JUDGED,
                    "before its window ends, at " + during.window().until(),
                    "Maybe after the time for returns?");
        }
        return fields.isSound() ? Optional.of(new Contest(entry.key(), measure, judged, ties)) : Optional.empty();
    }
}
