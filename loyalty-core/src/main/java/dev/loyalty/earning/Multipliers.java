package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.MultiplierCombination;
import dev.loyalty.policy.definition.Switches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The multipliers that are not out, and what each adds to one unit earned on a line. */
final class Multipliers {

    private final List<Candidate> multipliers;
    private final MultiplierCombination combination;

    /** @param candidates in {@link Ask#ORDER}; others than multipliers, and those that are out, are passed over */
    Multipliers(List<Candidate> candidates, Switches switches) {
        this.multipliers = candidates.stream()
                .filter(candidate -> candidate.ask().multiplies() && !candidate.isOut())
                .toList();
        this.combination = switches.multipliers();
    }

    /** In {@link Ask#ORDER}. */
    List<Candidate> all() {
        return multipliers;
    }

    /**
     * What each multiplier adds to one unit that a candidate earns on a line. A sum of factors 2 and 3 adds 1 and 2; a
     * product adds 1 and, to the doubled unit, 4.
     */
    Map<Candidate, Fraction> added(Candidate candidate, int position) {
        Map<Candidate, Fraction> added = new LinkedHashMap<>();
        Fraction running = Fraction.ONE;
        for (Candidate multiplier : multipliers) {
            if (multiplies(multiplier, candidate, position)) {
                Fraction factor = multiplier.ask().amount();
                Fraction more = factor.minus(Fraction.ONE);
                added.put(multiplier, combination == MultiplierCombination.PRODUCT ? running.times(more) : more);
                running = running.times(factor);
            }
        }
        return added;
    }

    /** Notes what each multiplier that is out would have added, exactly, to the amounts that are not, if it were alone. */
    static void noteWhatTheOthersWouldAdd(List<Candidate> candidates) {
        for (Candidate multiplier : candidates) {
            if (multiplier.ask().multiplies() && multiplier.isOut()) {
                Fraction sum = Fraction.ZERO;
                for (Candidate candidate : candidates) {
                    for (Candidate.Part part : candidate.isOut() ? List.<Candidate.Part>of() : candidate.parts()) {
                        if (multiplies(multiplier, candidate, part.position())) {
                            sum = sum.plus(part.exact());
                        }
                    }
                }
                multiplier.wouldAdd(sum.times(multiplier.ask().amount().minus(Fraction.ONE)));
            }
        }
    }

    private static boolean multiplies(Candidate multiplier, Candidate candidate, int position) {
        return candidate.ask().multiplied()
                && !candidate.ask().multiplies()
                && multiplier.ask().pot().equals(candidate.ask().pot())
                && multiplier.ask().meets(candidate.ask())
                && multiplier.covers(position);
    }
}
