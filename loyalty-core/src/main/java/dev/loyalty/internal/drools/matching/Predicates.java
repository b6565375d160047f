package dev.loyalty.internal.drools.matching;

import java.util.List;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.PredicateN;
import org.jspecify.annotations.Nullable;

/** The compiled predicates of conditions as tests. */
@SuppressWarnings({"unchecked", "rawtypes"}) // the model does not say what its predicates are about
final class Predicates {

    private Predicates() {}

    /** The predicate that was compiled, without what the model wraps around it; equal conditions have the same one. */
    static Object compiled(Object predicate) {
        return predicate instanceof IntrospectableLambda wrapper ? wrapper.getLambda() : predicate;
    }

    /** Equal for constraints that say the same. */
    static Object identity(SingleConstraint constraint) {
        return switch (constraint.getVariables().length) {
            case 1 -> compiled(constraint.getPredicate1());
            case 2 -> compiled(constraint.getPredicate2());
            case 3 -> compiled(constraint.getPredicate3());
            default -> new Object();
        };
    }

    /** A test whose variables all come from one fact, or are fixed. */
    static FactTest onFact(SingleConstraint constraint, List<Source> variables) {
        Source first = variables.get(0);
        boolean plain = first.place() != Source.FIXED && first.value() == FactValue.ITSELF;
        if (variables.size() == 1 && plain) {
            Predicate1 predicate = (Predicate1) compiled(constraint.getPredicate1());
            return predicate::test;
        }
        if (variables.size() == 2 && plain && variables.get(1).place() == Source.FIXED) {
            Predicate2 predicate = (Predicate2) compiled(constraint.getPredicate2());
            Object fixed = variables.get(1).value().of(null);
            return fact -> predicate.test(fact, fixed);
        }
        PredicateN predicate = constraint.getPredicate();
        FactValue[] values = variables.stream().map(Source::value).toArray(FactValue[]::new);
        return fact -> {
            @Nullable Object[] arguments = new Object[values.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = values[i].of(fact);
            }
            return predicate.test(arguments);
        };
    }

    /** A test on the facts of a match. */
    static JoinTest onMatch(SingleConstraint constraint, List<Source> variables) {
        Source[] sources = variables.toArray(Source[]::new);
        if (sources.length == 2) {
            Predicate2 predicate = (Predicate2) compiled(constraint.getPredicate2());
            return match -> predicate.test(sources[0].in(match), sources[1].in(match));
        }
        if (sources.length == 3) {
            Predicate3 predicate = (Predicate3) compiled(constraint.getPredicate3());
            return match -> predicate.test(sources[0].in(match), sources[1].in(match), sources[2].in(match));
        }
        PredicateN predicate = constraint.getPredicate();
        return match -> predicate.test(arguments(sources, match));
    }

    static @Nullable Object[] arguments(Source[] sources, @Nullable Object[] match) {
        @Nullable Object[] arguments = new Object[sources.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = sources[i].in(match);
        }
        return arguments;
    }
}
