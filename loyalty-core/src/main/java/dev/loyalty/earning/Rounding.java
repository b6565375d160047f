package dev.loyalty.earning;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.MultiplierBasis;
import dev.loyalty.policy.definition.Switches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole units of exact amounts, once, at the place that the policy names: for each line of a proposal, for each
 * rule, or for the sum. A multiplier multiplies the rounded amount, or the exact one with a common rounding afterwards.
 */
final class Rounding {

    private final Switches switches;
    private final Multipliers multipliers;

    Rounding(Switches switches, Multipliers multipliers) {
        this.switches = switches;
        this.multipliers = multipliers;
    }

    /** What is rounded together. */
    private record Place(String account, @Nullable String rule, int ask, int line) {}

    /** One part of a candidate, and where its whole units go. */
    private record Piece(Candidate candidate, Candidate.Part part) {}

    void round(List<Candidate> candidates) {
        Map<Place, List<Piece>> places = new LinkedHashMap<>();
        Map<Piece, Long> units = new LinkedHashMap<>();
        Map<Piece, Map<Candidate, Fraction>> extras = new LinkedHashMap<>();
        Map<Piece, Map<Candidate, Long>> extraUnits = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (!candidate.ask().multiplies()) {
                for (Candidate.Part part : candidate.parts()) {
                    places.computeIfAbsent(place(candidate, part), key -> new ArrayList<>())
                            .add(new Piece(candidate, part));
                }
            }
        }
        places.values().forEach(pieces -> roundTogether(pieces, units, extras, extraUnits));
        for (Candidate candidate : candidates) {
            if (!candidate.ask().multiplies()) {
                grant(candidate, units, extras, extraUnits);
            }
        }
    }

    private Place place(Candidate candidate, Candidate.Part part) {
        Ask ask = candidate.ask();
        return switch (switches.roundingPlace()) {
            case TOTAL -> new Place(ask.account(), null, 0, 0);
            case RULE -> new Place(ask.account(), ask.rule(), 0, 0);
            case LINE -> new Place(ask.account(), ask.rule(), ask.position(), part.position());
        };
    }

    private void roundTogether(
            List<Piece> pieces,
            Map<Piece, Long> units,
            Map<Piece, Map<Candidate, Fraction>> extras,
            Map<Piece, Map<Candidate, Long>> extraUnits) {
        List<Fraction> exact =
                pieces.stream().map(piece -> piece.part().exact()).toList();
        Fraction sum = exact.stream().reduce(Fraction.ZERO, Fraction::plus);
        long whole = sum.round(switches.roundingMode());
        List<Long> shares = Allocation.largestRemainder(whole, exact);
        boolean rounded = switches.multiply() == MultiplierBasis.ROUNDED;
        Fraction basis = rounded && sum.signum() != 0 ? Fraction.of(whole).dividedBy(sum) : Fraction.ONE;

        List<Piece> owners = new ArrayList<>();
        List<Candidate> sources = new ArrayList<>();
        List<Fraction> added = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            units.put(piece, shares.get(i));
            multipliers.added(piece.candidate(), piece.part().position()).forEach((multiplier, more) -> {
                owners.add(piece);
                sources.add(multiplier);
                added.add(piece.part().exact().times(basis).times(more));
            });
        }
        if (added.isEmpty()) {
            return;
        }
        Fraction more = added.stream().reduce(Fraction.ZERO, Fraction::plus);
        long wholeMore = rounded
                ? more.round(switches.roundingMode())
                : Math.subtractExact(sum.plus(more).round(switches.roundingMode()), whole);
        List<Long> moreShares = Allocation.largestRemainder(wholeMore, added);
        for (int i = 0; i < added.size(); i++) {
            extras.computeIfAbsent(owners.get(i), key -> new LinkedHashMap<>()).put(sources.get(i), added.get(i));
            extraUnits
                    .computeIfAbsent(owners.get(i), key -> new LinkedHashMap<>())
                    .put(sources.get(i), moreShares.get(i));
        }
    }

    private static void grant(
            Candidate candidate,
            Map<Piece, Long> units,
            Map<Piece, Map<Candidate, Fraction>> extras,
            Map<Piece, Map<Candidate, Long>> extraUnits) {
        Grant own = new Grant(candidate, candidate, candidate.parts());
        List<Long> ownUnits = new ArrayList<>();
        Map<Candidate, List<Candidate.Part>> parts = new LinkedHashMap<>();
        Map<Candidate, List<Long>> wholes = new LinkedHashMap<>();
        for (Candidate.Part part : candidate.parts()) {
            Piece piece = new Piece(candidate, part);
            ownUnits.add(units.getOrDefault(piece, 0L));
            extras.getOrDefault(piece, Map.of()).forEach((multiplier, exact) -> {
                parts.computeIfAbsent(multiplier, key -> new ArrayList<>())
                        .add(new Candidate.Part(part.position(), part.line(), exact));
                wholes.computeIfAbsent(multiplier, key -> new ArrayList<>())
                        .add(extraUnits.getOrDefault(piece, Map.of()).getOrDefault(multiplier, 0L));
            });
        }
        own.round(ownUnits);
        parts.forEach((multiplier, pieces) ->
                new Grant(multiplier, candidate, pieces).round(wholes.getOrDefault(multiplier, List.of())));
    }
}
