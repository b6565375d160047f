package dev.loyalty.internal.drools;

import dev.loyalty.facts.Level;
import dev.loyalty.internal.rules.MeasuredFacts;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.model.Span;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The types that rules use because {@code policy.yaml} says so: the one behind {@code policy}, facts with the merchant's
 * attributes, rows of tables. Rules of one policy see them under simple names, as they see all types.
 */
final class PolicyTypes {

    /** The class behind {@code policy} in rules. */
    static final String PARAMETERS = RulePackage.NAME + ".Policy";

    private final List<Parameter> parameters;
    private final ValueClass parameterClass;
    private final Map<Class<?>, ValueClass> attributed = new LinkedHashMap<>();
    private final Map<Table, ValueClass> tables = new LinkedHashMap<>();
    private final List<Class<?>> factTypes;
    private final Set<String> names;

    PolicyTypes(Vocabulary vocabulary, PolicyDefinition definition) {
        factTypes = vocabulary.factTypes();
        parameters = definition.parameters().values().stream()
                .sorted(Comparator.comparing(Parameter::name))
                .toList();
        parameterClass = new ValueClass(
                PARAMETERS,
                null,
                parameters.stream()
                        .map(parameter -> new ValueClass.Value(parameter.name(), parameter.type(), false))
                        .toList(),
                false);
        for (AttributeHolder holder : AttributeHolder.values()) {
            Map<String, ParameterType> attributes = definition.attributes(holder);
            factTypes.stream()
                    .filter(type -> holder.factNames().contains(type.getSimpleName()) && !attributes.isEmpty())
                    .forEach(type -> attributed.put(type, generated(type.getSimpleName(), type, attributes)));
        }
        if (!definition.measures().isEmpty()) {
            factTypes.stream()
                    .filter(MeasuredFacts::isMeasured)
                    .forEach(type -> attributed.put(type, generated(type.getSimpleName(), type, measures(definition))));
        }
        SortedMap<String, ParameterType> benefits = definition.tiers().benefits();
        if (factTypes.contains(Level.class) && !benefits.isEmpty()) {
            attributed.put(Level.class, generated(Level.class.getSimpleName(), Level.class, benefits));
        }
        definition
                .tables()
                .values()
                .forEach(table -> tables.put(table, generated(table.name(), null, table.columns())));
        names = all().stream().map(type -> type.name().replace('.', '/')).collect(Collectors.toUnmodifiableSet());
    }

    /** The types of the library that values of parameters have, which rules hand on to verbs. */
    static List<Class<?>> valueTypes() {
        return List.of(Span.class);
    }

    /** The type of each measure, by name, in the order of the definition. */
    static Map<String, ParameterType> measures(PolicyDefinition definition) {
        Map<String, ParameterType> types = new LinkedHashMap<>();
        definition.measures().forEach((name, measure) -> types.put(name, measure.valueType()));
        return types;
    }

    /** What instances of the types one loader defines. */
    record Instances(Object parameters, Map<Class<?>, ValueClass.Maker> attributed, List<Object> rows) {}

    /** Bytes by class name. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new HashMap<>();
        all().forEach(type -> classes.put(type.name(), type.bytes()));
        return classes;
    }

    /** Whether this is one of the types, by its internal name. */
    boolean isPolicyType(String internalName) {
        return names.contains(internalName);
    }

    /** The names, with packages, of the types that conditions may match. */
    List<String> imports() {
        List<String> names = new ArrayList<>();
        for (Class<?> type : factTypes) {
            ValueClass withAttributes = attributed.get(type);
            names.add(withAttributes == null ? type.getName() : withAttributes.name());
        }
        tables.values().forEach(type -> names.add(type.name()));
        return names;
    }

    /** Equal if the classes are; the values of parameters and the rows of tables do not matter. */
    String fingerprint() {
        StringBuilder print = new StringBuilder();
        all().forEach(type -> print.append(type.fingerprint()));
        return print.toString();
    }

    /**
     * The values of this policy, held by the classes of a loader.
     *
     * @param used simple names of types that rules match; rows of other tables are left out
     */
    Instances instances(ClassLoader loader, Collection<String> used) {
        Map<Class<?>, ValueClass.Maker> makers = new HashMap<>();
        attributed.forEach((type, generated) -> makers.put(type, generated.maker(loader)));
        List<Object> rows = new ArrayList<>();
        boolean any = used.contains("Object");
        tables.forEach((table, type) -> {
            if (any || used.contains(table.name())) {
                ValueClass.Maker maker = type.maker(loader);
                table.rows().forEach(row -> rows.add(maker.make(row)));
            }
        });
        Object values = parameterClass
                .maker(loader)
                .make(parameters.stream().map(Parameter::value).toList());
        return new Instances(values, Map.copyOf(makers), Collections.unmodifiableList(rows));
    }

    private List<ValueClass> all() {
        List<ValueClass> all = new ArrayList<>();
        all.add(parameterClass);
        all.addAll(attributed.values());
        all.addAll(tables.values());
        return all;
    }

    /** An attribute may be missing, a cell of a table is always there. */
    private static ValueClass generated(String name, @Nullable Class<?> base, Map<String, ParameterType> values) {
        return new ValueClass(
                RulePackage.NAME + "." + name,
                base,
                values.entrySet().stream()
                        .map(value -> new ValueClass.Value(value.getKey(), value.getValue(), base != null))
                        .toList(),
                true);
    }
}
