package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import java.util.LinkedHashMap;
import java.util.Map;

/** One part of a candidate on its way to whole units, with what multipliers add to it. */
final class Piece {

    /** What a multiplier adds: exactly, and in whole units. */
    record Extra(Fraction exact, long units) {}

    private final Candidate candidate;
    private final Candidate.Part part;
    private final Map<Candidate, Extra> extras = new LinkedHashMap<>();
    private long units;
    private Fraction carriedForEach = Fraction.ZERO;

    Piece(Candidate candidate, Candidate.Part part) {
        this.candidate = candidate;
        this.part = part;
    }

    Candidate candidate() {
        return candidate;
    }

    Candidate.Part part() {
        return part;
    }

    Fraction exact() {
        return part.exact();
    }

    void units(long whole) {
        units = whole;
    }

    long units() {
        return units;
    }

    void add(Candidate multiplier, Fraction exact, long whole) {
        extras.put(multiplier, new Extra(exact, whole));
    }

    Map<Candidate, Extra> extras() {
        return extras;
    }

    Extra extra(Candidate multiplier) {
        return extras.getOrDefault(multiplier, new Extra(Fraction.ZERO, 0));
    }

    /** Notes how much of an earlier remainder goes with each exact unit. */
    void carriedForEach(Fraction fraction) {
        carriedForEach = fraction;
    }

    /** The part of an earlier remainder that goes with so many exact units. */
    Fraction carriedWith(Fraction exact) {
        return exact.times(carriedForEach);
    }
}
