package dev.loyalty.tier;

import dev.loyalty.model.Decimals;
import dev.loyalty.policy.definition.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A level that a rule has just proposed, to be described further in the same sentence:
 * {@code tier.level( "gold" ).needs( "spent12Months", policy.gold );}. Nothing is decided before all rules have run.
 * Used by one call on one thread.
 */
public final class LevelProposal {

    private final String rule;
    private final String level;
    private final Map<String, Measure> measures;
    private final List<LevelAsk.Least> needs = new ArrayList<>();
    private long atLeast;

    LevelProposal(String rule, String level, Map<String, Measure> measures) {
        this.rule = rule;
        this.level = level;
        this.measures = measures;
    }

    /**
     * The member needs at least so much of a measure of {@code policy.yaml}. Said several times, all of them are needed,
     * unless the sentence goes on with {@link #any()} or {@link #atLeast}.
     */
    public LevelProposal needs(String measure, BigDecimal threshold) {
        Measure declared = measures.get(measure);
        if (declared == null) {
            throw new IllegalArgumentException("policy.yaml has no measure \"" + measure + "\". Maybe one of "
                    + String.join(", ", measures.keySet()) + "?");
        }
        if (declared.valueClass() == LocalDate.class) {
            throw new IllegalArgumentException("measure \"" + measure
                    + "\" is a day, of which nobody can have enough. Maybe a condition on it, or a count?");
        }
        needs.add(new LevelAsk.Least(measure, Decimals.canonical(threshold, "what is needed of " + measure)));
        return this;
    }

    /** As {@link #needs(String, BigDecimal)}, of something that is counted in whole numbers. */
    public LevelProposal needs(String measure, long threshold) {
        return needs(measure, BigDecimal.valueOf(threshold));
    }

    /** One of what the sentence says is enough. */
    public LevelProposal any() {
        return atLeast(1);
    }

    /** So many of what the sentence says are enough. */
    public LevelProposal atLeast(long count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "at least " + count + " of its needs would be none. Maybe leave out what it needs?");
        }
        atLeast = count;
        return this;
    }

    LevelAsk freeze() {
        if (atLeast > needs.size()) {
            throw new IllegalArgumentException("rule \"" + rule + "\" asks for at least " + atLeast + " of the "
                    + needs.size() + " needs of level \"" + level + "\". Maybe a .needs( … ) is missing?");
        }
        return new LevelAsk(rule, level, needs, atLeast == 0 ? needs.size() : (int) atLeast);
    }
}
