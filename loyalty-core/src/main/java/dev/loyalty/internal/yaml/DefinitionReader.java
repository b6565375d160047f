package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.NAME_CLASH;

import dev.loyalty.internal.rules.FactFields;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.AwaitedEvent;
import dev.loyalty.policy.definition.Contest;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.ReferralTerms;
import dev.loyalty.policy.definition.Switches;
import dev.loyalty.policy.definition.Table;
import dev.loyalty.policy.definition.Tiers;
import dev.loyalty.policy.definition.Window;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code policy.yaml} and the files of its tables: first everything, so that all faults are found at once, then the
 * definition is made of what has none.
 */
public final class DefinitionReader {

    private static final String ACCOUNTS = "accounts";
    private static final String EVENTS = "events";
    private static final String LIMITS = "limits";
    private static final String GROUPS = "groups";
    private static final String WINDOWS = "windows";
    private static final String MEASURES = "measures";
    private static final String PARAMETERS = "parameters";
    private static final String SWITCHES = "switches";
    private static final String ATTRIBUTES = "attributes";
    private static final String TABLES = "tables";
    private static final String TIERS = "tiers";
    private static final String REFERRAL = "referral";
    private static final String CONTESTS = "contests";
    private static final List<String> KEYS = List.of(
            "id",
            "title",
            "zone",
            "currency",
            ACCOUNTS,
            EVENTS,
            LIMITS,
            GROUPS,
            WINDOWS,
            MEASURES,
            SWITCHES,
            PARAMETERS,
            ATTRIBUTES,
            TABLES,
            TIERS,
            REFERRAL,
            CONTESTS);
    private static final List<String> HOLDERS =
            Arrays.stream(AttributeHolder.values()).map(AttributeHolder::word).toList();

    private final List<PolicyFile> tableFiles;
    private final SortedMap<String, Class<?>> facts = new TreeMap<>();
    private final Faults faults;
    private final List<Diagnostic> inFiles = new ArrayList<>();
    private final List<RuleReference> references = new ArrayList<>();

    private DefinitionReader(List<PolicyFile> tableFiles, List<Class<?>> factTypes, Faults faults) {
        this.tableFiles = tableFiles;
        factTypes.forEach(type -> facts.put(type.getSimpleName(), type));
        this.faults = faults;
    }

    /**
     * The definition in this file, or all that is wrong with it and with the tables.
     *
     * @param tables files that the definition may name
     * @param factTypes whose names and fields tables and attributes cannot have
     */
    public static DefinitionResult read(PolicyFile file, List<PolicyFile> tables, List<Class<?>> factTypes) {
        Faults faults = new Faults(file.path());
        DefinitionReader reader = new DefinitionReader(tables, factTypes, faults);
        Optional<YamlNode> root = YamlReader.read(file, faults);
        PolicyDefinition definition = root.map(reader::definition).orElse(null);
        boolean sound = faults.isEmpty() && reader.inFiles.stream().noneMatch(Diagnostic::isError);
        if (sound && definition != null) {
            return new DefinitionResult.Read(definition, reader.inFiles, reader.references);
        }
        return new DefinitionResult.Refused(
                Stream.concat(faults.sorted().stream(), reader.inFiles.stream())
                        .sorted()
                        .toList(),
                definition == null || root.isEmpty()
                        ? null
                        : new DefinitionResult.Legible(definition, DoubtfulNames.of(root.get(), definition)));
    }

    /** What has no fault; null if that is too little for a definition. */
    private @Nullable PolicyDefinition definition(YamlNode root) {
        Fields fields = Fields.of(root, "the policy", root.line(), root.column(), KEYS, faults);
        String id = fields.required("id", DefinitionTexts::programme);
        String title = fields.optional("title", TextReaders::text);
        ZoneId zone = fields.required("zone", DefinitionTexts::zone);
        CurrencyUnit currency = fields.required("currency", DefinitionTexts::currency);
        fields.require(ACCOUNTS);
        SectionReader sections = new SectionReader(currency, faults);
        AccountReader accountReader = new AccountReader(currency, names(fields, EVENTS), faults);
        List<Account> accounts = each(fields, ACCOUNTS, accountReader::account);
        List<AwaitedEvent> events = each(fields, EVENTS, sections::event);
        List<Limit> limits = each(fields, LIMITS, sections::limit);
        List<Group> groups = each(fields, GROUPS, sections::group);
        references.addAll(sections.references());
        List<Window> windows = each(fields, WINDOWS, sections::window);
        List<Parameter> parameters = each(fields, PARAMETERS, new ParameterReader(currency, faults)::read);
        int before = faults.size();
        SwitchReader switchReader = new SwitchReader(faults);
        Switches switches = fields.entry(SWITCHES).map(switchReader::read).orElse(Switches.DEFAULT);
        inFiles.addAll(switchReader.warnings());
        List<String> kinds = faults.size() == before ? switches.earningKinds() : null;
        MeasureReader measureReader =
                new MeasureReader(names(fields, ACCOUNTS), kinds, names(fields, WINDOWS), windows, faults);
        List<Measure> measures = each(fields, MEASURES, measureReader::read);
        List<Contest> contests =
                each(fields, CONTESTS, new ContestReader(names(fields, MEASURES), measures, faults)::read);
        Map<AttributeHolder, Map<String, ParameterType>> attributes =
                fields.entry(ATTRIBUTES).map(this::attributes).orElse(Map.of());
        TableReader tableReader = new TableReader(currency, tableFiles, facts.keySet(), faults);
        List<Table> tables = each(fields, TABLES, tableReader::read);
        inFiles.addAll(tableReader.inFiles());
        TierReader tierReader = new TierReader(currency, names(fields, PARAMETERS), parameters, faults);
        Tiers tiers = fields.entry(TIERS).map(tierReader::read).orElse(Tiers.NONE);
        ReferralTerms referral =
                fields.entry(REFERRAL).map(new ReferralReader(faults)::read).orElse(ReferralTerms.DEFAULT);
        PolicyDefinition.Builder builder = PolicyDefinition.builder(
                        id == null ? "unreadable" : id,
                        zone == null ? ZoneOffset.UTC : zone,
                        currency == null ? CurrencyUnit.EUR : currency)
                .switches(switches)
                .redemptionSwitches(switchReader.redemption())
                .tiers(tiers)
                .referral(referral);
        builder.title(title != null ? title : id != null ? id : "");
        accounts.forEach(builder::account);
        events.forEach(builder::event);
        limits.forEach(builder::limit);
        groups.forEach(builder::group);
        windows.forEach(builder::window);
        measures.forEach(builder::measure);
        contests.forEach(builder::contest);
        parameters.forEach(builder::parameter);
        attributes.forEach((holder, types) -> types.forEach((name, type) -> builder.attribute(holder, name, type)));
        tables.forEach(builder::table);
        return built(builder);
    }

    private @Nullable PolicyDefinition built(PolicyDefinition.Builder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException incomplete) {
            if (faults.isEmpty()) {
                throw incomplete;
            }
            return null;
        }
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

    private Map<AttributeHolder, Map<String, ParameterType>> attributes(YamlNode.Entry entry) {
        Fields fields = Fields.of(entry.value(), ATTRIBUTES, entry.line(), entry.column(), HOLDERS, faults);
        Map<AttributeHolder, Map<String, ParameterType>> attributes = new EnumMap<>(AttributeHolder.class);
        for (AttributeHolder holder : AttributeHolder.values()) {
            Set<String> taken = new TreeSet<>();
            for (String name : holder.factNames()) {
                Class<?> fact = facts.get(name);
                taken.addAll(fact == null ? Set.of() : FactFields.of(fact).keySet());
            }
            String section = "attributes of " + holder.word();
            attributes.put(
                    holder, new TypedNames(faults).read(fields, holder.word(), section, taken, holder.typeName()));
        }
        return attributes;
    }
}
