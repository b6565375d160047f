package dev.loyalty.internal.drools;

import dev.loyalty.facts.Level;
import dev.loyalty.internal.rules.FactFields;
import dev.loyalty.internal.rules.MeasuredFacts;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.drl.ast.descr.TypeDeclarationDescr;

/** The names that conditions may use: fact types with their fields and methods, and types that the policy declares. */
final class VocabularyTypes {

    /** Types that fields of declared types may have. */
    static final List<String> FIELD_TYPES = List.of(
            "String", "BigDecimal", "long", "int", "boolean", "Long", "Integer", "Boolean", "Member", "Order", "Line");

    /** Types of the JDK that patterns may name, as results of accumulate and collect. */
    private static final Set<String> RESULT_TYPES =
            Set.of("Number", "BigDecimal", "Long", "Integer", "Object", "List", "ArrayList", "Boolean", "String");

    private final SortedMap<String, SortedMap<String, ValueKind>> fields = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> methods = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> missingBooleans = new TreeMap<>();
    private final SortedSet<String> declared = new TreeSet<>();
    private final SortedSet<String> builtIn = new TreeSet<>();

    VocabularyTypes(Vocabulary vocabulary, PolicyDefinition definition, List<ParsedFile> files) {
        for (Class<?> type : vocabulary.factTypes()) {
            SortedMap<String, ValueKind> kinds = new TreeMap<>();
            FactFields.of(type).forEach((name, fieldType) -> kinds.put(name, ValueKind.of(fieldType)));
            fields.put(type.getSimpleName(), kinds);
            methods.put(type.getSimpleName(), methodsOf(type));
        }
        definition.attributes().forEach((holder, attributes) -> {
            for (String fact : holder.factNames()) {
                if (fields.containsKey(fact)) {
                    addAll(fact, attributes);
                    attributes.forEach((name, type) ->
                            noteBoolean(fact, name, type.valueClass().getSimpleName()));
                }
            }
        });
        if (fields.containsKey(Level.class.getSimpleName())) {
            addAll(Level.class.getSimpleName(), definition.tiers().benefits());
        }
        vocabulary.factTypes().stream()
                .filter(MeasuredFacts::isMeasured)
                .forEach(type -> addAll(type.getSimpleName(), PolicyTypes.measures(definition)));
        definition.tables().values().forEach(table -> addAll(table.name(), table.columns()));
        builtIn.addAll(fields.keySet());
        for (ParsedFile file : files) {
            for (TypeDeclarationDescr type : file.descriptor().getTypeDeclarations()) {
                if (builtIn.contains(type.getTypeName())) {
                    continue;
                }
                declared.add(type.getTypeName());
                SortedMap<String, ValueKind> kinds = new TreeMap<>();
                type.getFields().forEach((name, field) -> {
                    String fieldType = field.getPattern().getObjectType();
                    kinds.put(name, ValueKind.ofName(fieldType));
                    noteBoolean(type.getTypeName(), name, fieldType);
                });
                fields.put(type.getTypeName(), kinds);
                methods.put(type.getTypeName(), new TreeSet<>());
            }
        }
    }

    private void addAll(String type, Map<String, ParameterType> values) {
        SortedMap<String, ValueKind> kinds = fields.computeIfAbsent(type, name -> new TreeMap<>());
        SortedSet<String> getters = methods.computeIfAbsent(type, name -> new TreeSet<>());
        values.forEach((name, valueType) -> {
            kinds.put(name, ValueKind.of(valueType));
            getters.add(new ValueClass.Value(name, valueType, true).getter());
        });
    }

    private void noteBoolean(String type, String name, String valueType) {
        if (valueType.equals("Boolean")) {
            missingBooleans.computeIfAbsent(type, owner -> new TreeSet<>()).add(name);
        }
    }

    /** Types that are there without a declaration in a rule file: facts of the library, and tables. */
    SortedSet<String> builtIn() {
        return builtIn;
    }

    static boolean isFieldType(String type) {
        return FIELD_TYPES.contains(type);
    }

    /** Types that the policy declares itself and that its rules may derive. */
    SortedSet<String> declared() {
        return declared;
    }

    boolean isKnown(String type) {
        return fields.containsKey(type) || RESULT_TYPES.contains(type);
    }

    Set<String> names() {
        return fields.keySet();
    }

    /** The fields of a fact type with their kinds; empty for types of the JDK, whose fields are not checked here. */
    Optional<SortedMap<String, ValueKind>> fields(String type) {
        return Optional.ofNullable(fields.get(type));
    }

    /** The booleans of a fact type that may be missing. */
    SortedSet<String> missingBooleans(String type) {
        return missingBooleans.getOrDefault(type, new TreeSet<>());
    }

    SortedSet<String> methods(String type) {
        return methods.getOrDefault(type, new TreeSet<>());
    }

    private static SortedSet<String> methodsOf(Class<?> type) {
        SortedSet<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class) {
                names.add(method.getName());
            }
        }
        return names;
    }
}
