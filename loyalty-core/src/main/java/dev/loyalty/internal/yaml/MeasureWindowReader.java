package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.policy.definition.MeasureWindow;
import dev.loyalty.policy.definition.Window;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the time that a measure looks at. */
final class MeasureWindowReader {

    static final List<String> KEYS = List.of("over", "in", "since", "during");

    private static final Map<String, MeasureWindow> PERIODS = periods();
    private static final Map<String, MeasureWindow> SINCE = Map.of("tier-change", new MeasureWindow.SinceTierChange());

    private final Map<String, MeasureWindow> windows = new TreeMap<>();

    /**
     * @param names of all windows of the policy
     * @param windows those of them without faults
     */
    MeasureWindowReader(Collection<String> names, Collection<Window> windows) {
        names.forEach(name -> this.windows.put(name, new MeasureWindow.Ever()));
        windows.forEach(window -> this.windows.put(window.name(), new MeasureWindow.During(window)));
    }

    /** The whole past if nothing is said. */
    MeasureWindow read(Fields fields) {
        List<String> said = KEYS.stream().filter(fields::has).toList();
        for (String other : said.stream().skip(1).toList()) {
            String problem = "does not go with \"" + said.get(0) + "\"";
            fields.faultAtKey(CONFLICTING_KEYS, other, problem, "Maybe leave one of the two out?");
        }
        Span over = fields.optional("over", MeasureWindowReader::span);
        MeasureWindow in = fields.optional("in", MeasureWindowReader::period);
        MeasureWindow since = fields.optional("since", TextReaders.oneOf(SINCE));
        MeasureWindow during = fields.optional("during", this::during);
        return Stream.of(over == null ? null : new MeasureWindow.Rolling(over), in, since, during)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(MeasureWindow.Ever::new);
    }

    private MeasureWindow during(String text) throws Unreadable {
        MeasureWindow window = windows.get(text);
        if (window == null) {
            throw TextReaders.unknown("not a window of the policy", text, windows.keySet());
        }
        return window;
    }

    private static Span span(String text) throws Unreadable {
        try {
            return DefinitionTexts.span(text);
        } catch (Unreadable unreadable) {
            if (PERIODS.containsKey(text)) {
                throw new Unreadable(unreadable.code(), unreadable.problem(), "Maybe \"in: " + text + "\"?");
            }
            throw unreadable;
        }
    }

    private static Map<String, MeasureWindow> periods() {
        Map<String, MeasureWindow> periods = new LinkedHashMap<>();
        for (PeriodUnit unit : PeriodUnit.values()) {
            periods.put(unit.word(), new MeasureWindow.Calendar(unit));
        }
        periods.put("member-year", new MeasureWindow.MemberYear());
        periods.put("ever", new MeasureWindow.Ever());
        return periods;
    }

    private static MeasureWindow period(String text) throws Unreadable {
        try {
            return TextReaders.oneOf(PERIODS).read(text);
        } catch (Unreadable unreadable) {
            if (canRead(DefinitionTexts::span, text)) {
                throw new Unreadable(unreadable.code(), unreadable.problem(), "Maybe \"over: " + text + "\"?");
            }
            throw unreadable;
        }
    }

    private static boolean canRead(TextReader<?> reader, String text) {
        try {
            reader.read(text);
            return true;
        } catch (Unreadable unreadable) {
            return false;
        }
    }
}
