package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.NAME_CLASH;

import dev.loyalty.ledger.Clawback;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MultiplierBasis;
import dev.loyalty.policy.definition.MultiplierCombination;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.RoundingPlace;
import dev.loyalty.policy.definition.Switches;
import dev.loyalty.policy.definition.TaxBasis;
import dev.loyalty.policy.definition.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code policy.yaml}: first everything, so that all faults are found at once, then, if there are none, the
 * definition is made of it.
 */
public final class DefinitionReader {

    private static final String ACCOUNTS = "accounts";
    private static final String LIMITS = "limits";
    private static final String GROUPS = "groups";
    private static final String WINDOWS = "windows";
    private static final String MEASURES = "measures";
    private static final String PARAMETERS = "parameters";
    private static final String SWITCHES = "switches";
    private static final List<String> KEYS = List.of(
            "id", "title", "zone", "currency", ACCOUNTS, LIMITS, GROUPS, WINDOWS, MEASURES, SWITCHES, PARAMETERS);
    private static final List<String> SWITCH_KEYS =
            List.of("earning-kinds", "rounding-mode", "rounding-place", "multiply", "multipliers", "tax", "clawback");

    private final Faults faults;

    private DefinitionReader(Faults faults) {
        this.faults = faults;
    }

    /** The definition in this file, or all that is wrong with it. */
    public static DefinitionResult read(PolicyFile file) {
        Faults faults = new Faults(file.path());
        PolicyDefinition definition = YamlReader.read(file, faults)
                .map(new DefinitionReader(faults)::definition)
                .orElse(null);
        return definition != null && faults.isEmpty()
                ? new DefinitionResult.Read(definition)
                : new DefinitionResult.Refused(faults.sorted());
    }

    private @Nullable PolicyDefinition definition(YamlNode root) {
        Fields fields = Fields.of(root, "the policy", root.line(), root.column(), KEYS, faults);
        String id = fields.required("id", DefinitionTexts::programme);
        String title = fields.optional("title", TextReaders::text);
        ZoneId zone = fields.required("zone", DefinitionTexts::zone);
        CurrencyUnit currency = fields.required("currency", DefinitionTexts::currency);
        fields.require(ACCOUNTS);
        SectionReader sections = new SectionReader(currency, faults);
        List<Account> accounts = each(fields, ACCOUNTS, sections::account);
        List<Limit> limits = each(fields, LIMITS, sections::limit);
        List<Group> groups = each(fields, GROUPS, sections::group);
        List<Window> windows = each(fields, WINDOWS, sections::window);
        List<Parameter> parameters = each(fields, PARAMETERS, new ParameterReader(currency, faults)::read);
        int before = faults.size();
        Switches switches = fields.entry(SWITCHES).map(this::switches).orElse(Switches.DEFAULT);
        List<String> kinds = faults.size() == before ? switches.earningKinds() : null;
        List<Measure> measures =
                each(fields, MEASURES, new MeasureReader(names(fields, ACCOUNTS), kinds, faults)::read);
        if (!faults.isEmpty() || id == null || zone == null || currency == null) {
            return null;
        }
        PolicyDefinition.Builder builder =
                PolicyDefinition.builder(id, zone, currency).switches(switches);
        builder.title(title == null ? id : title);
        accounts.forEach(builder::account);
        limits.forEach(builder::limit);
        groups.forEach(builder::group);
        windows.forEach(builder::window);
        measures.forEach(builder::measure);
        parameters.forEach(builder::parameter);
        return builder.build();
    }

    /** The names that a section gives, also those of faulty entries. */
    private static Set<String> names(Fields fields, String section) {
        return fields.entry(section)
                .map(entry -> entry.value() instanceof YamlNode.Mapping mapping
                        ? mapping.entries().keySet()
                        : Set.<String>of())
                .orElse(Set.of());
    }

    private <T> List<T> each(Fields fields, String section, Function<YamlNode.Entry, Optional<T>> reader) {
        Map<String, String> seen = new HashMap<>();
        List<T> parts = new ArrayList<>();
        for (YamlNode.Entry entry : fields.named(section)) {
            String name = entry.key();
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT).replace("-", ""), name);
            if (other != null) {
                String message = "\"" + name + "\" and \"" + other + "\" of " + section + " are too much alike.";
                faults.add(NAME_CLASH, entry, message, "Maybe they are meant to be the same?");
            }
            reader.apply(entry).ifPresent(parts::add);
        }
        return parts;
    }

    private Switches switches(YamlNode.Entry entry) {
        Fields fields = Fields.of(entry.value(), SWITCHES, entry.line(), entry.column(), SWITCH_KEYS, faults);
        Switches defaults = Switches.DEFAULT;
        List<String> kinds = fields.list("earning-kinds", TextReaders::text);
        if (kinds != null) {
            fields.refuseRepeated("earning-kinds", kinds);
        }
        return Switches.builder()
                .earningKinds(kinds == null || !fields.isSound() ? defaults.earningKinds() : kinds)
                .roundingMode(choice(fields, "rounding-mode", Switches.ROUNDING_MODES, defaults.roundingMode()))
                .roundingPlace(
                        choice(fields, "rounding-place", List.of(RoundingPlace.values()), defaults.roundingPlace()))
                .multiply(choice(fields, "multiply", List.of(MultiplierBasis.values()), defaults.multiply()))
                .multipliers(
                        choice(fields, "multipliers", List.of(MultiplierCombination.values()), defaults.multipliers()))
                .tax(choice(fields, "tax", List.of(TaxBasis.values()), defaults.tax()))
                .clawback(choice(fields, "clawback", List.of(Clawback.values()), defaults.clawback()))
                .build();
    }

    private static <E extends Enum<E>> E choice(Fields fields, String key, List<E> choices, E fallback) {
        return fields.optional(key, TextReaders.oneOf(choices), fallback);
    }
}
