package dev.loyalty.internal.drools.matching;

import dev.loyalty.internal.drools.matching.Shape.FieldKey;
import dev.loyalty.internal.drools.matching.Shape.Join;
import dev.loyalty.internal.drools.matching.Shape.Part;
import dev.loyalty.internal.drools.matching.Shape.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.drools.base.factmodel.GeneratedFact;
import org.drools.model.BetaIndex;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.Index;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.consequences.NamedConsequenceImpl;
import org.drools.model.functions.Function1;
import org.drools.model.patterns.PatternImpl;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compiled rule, or says that it is not for this package. Only what is known is read: a condition of a kind that is
 * not in here leaves the rule to the engine.
 */
@SuppressWarnings({"unchecked", "rawtypes"}) // the model does not say what its functions are about
final class RuleReader {

    /** Places are bits of a long. */
    private static final int MOST_PLACES = 60;

    private final Map<String, Source> variables = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final Filters filters;
    private final KeyReader keys;
    private final String pairCondition;
    private int places;

    /** The rule is the engine's. */
    private static final class UnknownShape extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownShape() {
            super(null, null, false, false);
        }
    }

    private RuleReader(SortedSet<String> verbs, Setting setting, Filters filters, KeyReader keys) {
        this.filters = filters;
        this.keys = keys;
        this.pairCondition = setting.pairCondition();
        verbs.forEach(verb -> variables.put(verb, Source.of(places++)));
        variables.put(setting.parametersName(), Source.fixed(setting.parameters()));
    }

    static Optional<Shape> read(Rule rule, Setting setting, Filters filters, KeyReader keys) {
        try {
            return Optional.of(new RuleReader(setting.verbs(), setting, filters, keys).shape(rule));
        } catch (UnknownShape engines) {
            return Optional.empty();
        }
    }

    private Shape shape(Rule rule) {
        Consequence consequence = rule.getDefaultConsequence();
        Object salience = rule.getAttribute(Rule.Attribute.SALIENCE);
        known(rule.getConsequences().size() == 1
                && !consequence.isUsingDrools()
                && !consequence.isBreaking()
                && Integer.valueOf(0).equals(salience));
        all(rule.getView());
        List<Source> arguments = sources(consequence.getVariables());
        return new Shape(rule.getName(), List.copyOf(parts), consequence.getBlock(), arguments);
    }

    private void all(Condition condition) {
        switch (condition.getType()) {
            case AND -> condition.getSubConditions().forEach(this::all);
            case PATTERN -> part(condition, Presence.EACH);
            case NOT -> part(only(condition), Presence.NOT);
            case EXISTS -> part(only(condition), Presence.EXISTS);
            case CONSEQUENCE -> known(condition.getClass() == NamedConsequenceImpl.class);
            default -> throw new UnknownShape();
        }
    }

    private static Condition only(Condition quantified) {
        List<Condition> inner = quantified.getSubConditions();
        known(inner.size() == 1);
        return inner.get(0);
    }

    private void part(Condition condition, Presence presence) {
        known(condition.getClass() == PatternImpl.class && condition.getType() == Condition.Type.PATTERN);
        PatternImpl<?> pattern = (PatternImpl<?>) condition;
        Variable<?> fact = pattern.getPatternVariable();
        known(!pattern.isPassive()
                && fact instanceof Declaration<?> declared
                && declared.getSource() == null
                && declared.getWindow() == null
                && isGiven(fact.getType())
                && places < MOST_PLACES);
        Source own = Source.of(places++);
        known(variables.put(fact.getName(), own) == null);
        pattern.getBindings().forEach(this::bind);
        List<SingleConstraint> constraints = new ArrayList<>();
        collect(pattern.getConstraint(), constraints);
        List<SingleConstraint> alone = new ArrayList<>();
        List<Join> joins = new ArrayList<>();
        List<FieldKey> found = new ArrayList<>();
        for (SingleConstraint constraint : constraints) {
            List<Source> sources = sources(constraint.getVariables());
            long used = sources.stream().mapToLong(Source::bit).reduce(0, (a, b) -> a | b);
            if (isPairCondition(constraint)) {
                continue;
            }
            if (used == own.bit()) {
                alone.add(constraint);
                key(fact.getType(), constraint, sources).ifPresent(found::add);
            } else {
                joins.add(new Join(used, Predicates.onMatch(constraint, sources), sides(constraint, sources)));
            }
        }
        FactFilter filter = filters.of(fact.getType(), alone, this::sources);
        parts.add(new Part(own.place(), presence, filter, List.copyOf(found), List.copyOf(joins)));
    }

    /** Whether all facts of a type are there before rules fire; what rules derive, and supertypes of it, may not be. */
    private static boolean isGiven(Class<?> type) {
        return !GeneratedFact.class.isAssignableFrom(type) && type != Object.class && !type.isInterface();
    }

    private static void collect(Constraint constraint, List<SingleConstraint> found) {
        switch (constraint.getType()) {
            case AND, MULTIPLE -> constraint.getChildren().forEach(child -> collect(child, found));
            case SINGLE -> {
                SingleConstraint single = (SingleConstraint) constraint;
                known(!single.isTemporal());
                if (single != SingleConstraint.TRUE) {
                    known(single.getVariables().length > 0);
                    found.add(single);
                }
            }
            default -> throw new UnknownShape();
        }
    }

    private void bind(Binding binding) {
        List<Source> inputs = sources(binding.getInputVariables());
        int place = inputs.stream()
                .mapToInt(Source::place)
                .filter(each -> each != Source.FIXED)
                .distinct()
                .reduce((a, b) -> {
                    throw new UnknownShape();
                })
                .orElseThrow(UnknownShape::new);
        FactValue value;
        if (inputs.size() == 1) {
            value = andThen(inputs.get(0).value(), binding.getBindingFunction());
        } else {
            FactValue[] values = inputs.stream().map(Source::value).toArray(FactValue[]::new);
            value = fact -> {
                @Nullable Object[] arguments = new Object[values.length];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = values[i].of(fact);
                }
                return binding.eval(arguments);
            };
        }
        known(variables.put(binding.getBoundVariable().getName(), new Source(place, value)) == null);
    }

    private static FactValue andThen(FactValue first, Function1 then) {
        Function1 function = (Function1) Predicates.compiled(then);
        return first == FactValue.ITSELF ? function::apply : fact -> function.apply(first.of(fact));
    }

    /** The condition that counts pairs for the engine's loops; matching here counts them itself. */
    private boolean isPairCondition(SingleConstraint constraint) {
        return text(constraint).startsWith(pairCondition);
    }

    private static String text(SingleConstraint constraint) {
        String text = constraint.predicateInformation().getStringConstraint();
        return text == null ? "" : text;
    }

    private Optional<FieldKey> key(Class<?> type, SingleConstraint constraint, List<Source> sources) {
        boolean plain =
                sources.get(0).value() == FactValue.ITSELF && sources.get(0).place() != Source.FIXED;
        boolean parametrised = sources.size() == 2 && sources.get(1).place() == Source.FIXED;
        return plain && (sources.size() == 1 || parametrised)
                ? keys.key(type, text(constraint), parametrised)
                : Optional.empty();
    }

    private static List<Source> sides(SingleConstraint constraint, List<Source> sources) {
        boolean equality = constraint.getIndex() instanceof BetaIndex<?, ?, ?> index
                && index.getConstraintType() == Index.ConstraintType.EQUAL
                && sources.size() == 2;
        if (!equality) {
            return List.of();
        }
        BetaIndex index = (BetaIndex) constraint.getIndex();
        Source left = sources.get(0);
        Source right = sources.get(1);
        return List.of(
                new Source(left.place(), andThen(left.value(), index.getLeftOperandExtractor())),
                new Source(right.place(), andThen(right.value(), index.getRightOperandExtractor())));
    }

    private List<Source> sources(Variable<?>[] of) {
        List<Source> sources = new ArrayList<>();
        for (Variable<?> variable : of) {
            Source source = variables.get(variable.getName());
            if (source == null) {
                throw new UnknownShape();
            }
            sources.add(source);
        }
        return sources;
    }

    private static void known(boolean shape) {
        if (!shape) {
            throw new UnknownShape();
        }
    }
}
