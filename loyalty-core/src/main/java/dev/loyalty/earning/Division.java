package dev.loyalty.earning;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Order;
import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.counting.NaturalOrder;
import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of an order fall into the portions that it is split into. Where an order is not split, all of it is one
 * portion. Immutable.
 */
final class Division {

    /** Of what is not split. */
    static final int WHOLE = 0;

    /** From where to where a line lies in the money of the order that counts. */
    private record Stretch(Fraction from, Fraction to) {}

    private final List<LevelPortion> portions;
    private final Map<Integer, Stretch> lines = new HashMap<>();

    /** @param split null for an activity that is not split */
    Division(@Nullable LevelSplit split, Countable countable) {
        if (split == null) {
            portions = List.of();
            return;
        }
        Order order = countable.facts().stream()
                .filter(Order.class::isInstance)
                .map(Order.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("only an order can be split by levels"));
        Fraction total = countable.amount(order);
        List<Countable.Part> parts = new ArrayList<>(countable.parts(order));
        parts.sort(Comparator.comparing(Countable.Part::line, NaturalOrder.OF_IDS));
        Fraction end = Fraction.ZERO;
        for (Countable.Part part : parts) {
            Fraction from = end;
            end = end.plus(part.ofScope().times(total));
            lines.put(part.position(), new Stretch(from, end));
        }
        // An order of which something came back since can end before a portion begins.
        List<LevelPortion> reached = new ArrayList<>();
        for (LevelPortion portion : split.portions()) {
            if (portion.from().signum() == 0 || portion.from().compareTo(total) < 0) {
                reached.add(portion);
            }
        }
        portions = List.copyOf(reached);
    }

    /** The numbers of the portions: from 1, or {@link #WHOLE} if there is but one. */
    List<Integer> numbers() {
        if (portions.isEmpty()) {
            return List.of(WHOLE);
        }
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= portions.size(); number++) {
            numbers.add(number);
        }
        return numbers;
    }

    /** By which level a portion earns; null for none. */
    @Nullable
    String level(int portion) {
        return portions.get(portion - 1).level();
    }

    /**
     * The asks of all portions without those that another portion asks for: of what is fixed, the one in whose portion its
     * line or order begins stays; of what goes by lines, those in whose portions something of them lies.
     */
    List<Ask> placed(List<Ask> asks) {
        Set<Ask.Identity> somewhere = new HashSet<>();
        asks.stream().filter(this::lies).forEach(ask -> somewhere.add(ask.identity()));
        return asks.stream()
                .filter(ask -> lies(ask) || !somewhere.contains(ask.identity()))
                .sorted(Ask.ORDER)
                .toList();
    }

    /** Whether something of what an ask is for lies in its portion. */
    boolean lies(Ask ask) {
        if (ask.portion() == WHOLE) {
            return true;
        }
        if (isUndivided(ask)) {
            return ask.portion() == beginning(ask);
        }
        return ask.scope() instanceof Line line
                ? part(ask.portion(), line.getPosition()).signum() > 0
                : ask.past() == null || ask.portion() == 1;
    }

    /** The part of what an ask comes to on a line that its portion brings; all of what is not divided. */
    Fraction part(Ask ask, int position) {
        return ask.portion() == WHOLE || isUndivided(ask) ? Fraction.ONE : part(ask.portion(), position);
    }

    /** A fixed amount goes by the level at which its order or line begins, and an order of before by that of this one. */
    static boolean isUndivided(Ask ask) {
        return ask.past() != null || (!ask.multiplies() && !ask.rate().isCounted());
    }

    private int beginning(Ask ask) {
        Stretch line = ask.scope() instanceof Line fact ? lines.get(fact.getPosition()) : null;
        return line == null ? 1 : portionAt(line.from());
    }

    private int portionAt(Fraction money) {
        int number = 1;
        while (number < portions.size() && portions.get(number).from().compareTo(money) <= 0) {
            number++;
        }
        return number;
    }

    private Fraction part(int portion, int position) {
        Stretch line = lines.get(position);
        if (line == null) {
            return portion == 1 ? Fraction.ONE : Fraction.ZERO;
        }
        Fraction length = line.to().minus(line.from());
        if (length.signum() <= 0) {
            return portionAt(line.from()) == portion ? Fraction.ONE : Fraction.ZERO;
        }
        Fraction from = larger(line.from(), portions.get(portion - 1).from());
        Fraction to = portion == portions.size()
                ? line.to()
                : smaller(line.to(), portions.get(portion).from());
        return from.compareTo(to) >= 0 ? Fraction.ZERO : to.minus(from).dividedBy(length);
    }

    private static Fraction larger(Fraction one, Fraction other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Fraction smaller(Fraction one, Fraction other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
