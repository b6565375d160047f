package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.MultiplierCombination;
import dev.loyalty.policy.definition.Switches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The multipliers that were not outdone, and what each adds to one unit earned on a line. */
final class Multipliers {

    private final List<Candidate> multipliers;
    private final MultiplierCombination combination;

    /** @param candidates in {@link Ask#ORDER}; others than multipliers are passed over */
    Multipliers(List<Candidate> candidates, Switches switches) {
        this.multipliers = candidates.stream()
                .filter(candidate -> candidate.ask().multiplies())
                .toList();
        this.combination = switches.multipliers();
    }

    /**
     * What each multiplier adds to one unit that a candidate earns on a line. A sum of factors 2 and 3 adds 1 and 2; a
     * product adds 1 and, to the doubled unit, 4.
     */
    Map<Candidate, Fraction> added(Candidate candidate, int position) {
        Map<Candidate, Fraction> added = new LinkedHashMap<>();
        if (!candidate.ask().multiplied()) {
            return added;
        }
        Fraction running = Fraction.ONE;
        for (Candidate multiplier : multipliers) {
            Ask ask = multiplier.ask();
            if (ask.account().equals(candidate.ask().account()) && multiplier.covers(position)) {
                Fraction more = ask.amount().minus(Fraction.ONE);
                added.put(multiplier, combination == MultiplierCombination.PRODUCT ? running.times(more) : more);
                running = running.times(ask.amount());
            }
        }
        return added;
    }

    /** By how much a unit that a candidate earns on a line is multiplied, by all multipliers together. */
    Fraction factor(Candidate candidate, int position) {
        return added(candidate, position).values().stream().reduce(Fraction.ONE, Fraction::plus);
    }
}
