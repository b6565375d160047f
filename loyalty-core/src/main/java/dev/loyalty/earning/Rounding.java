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
 * rule, or for the sum. A multiplier multiplies the whole units of what it names, or the exact amount with a common
 * rounding afterwards.
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

    /** A multiplier and what it adds to one unit. */
    private record Multiplied(Candidate multiplier, Fraction more) {}

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
        List<Piece> owners = new ArrayList<>();
        List<Multiplied> multiplied = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            units.put(piece, shares.get(i));
            multipliers.added(piece.candidate(), piece.part().position()).forEach((multiplier, more) -> {
                owners.add(piece);
                multiplied.add(new Multiplied(multiplier, more));
            });
        }
        List<Fraction> added = rounded ? addedToRounded(owners, multiplied) : addedToExact(owners, multiplied);
        if (added.isEmpty()) {
            return;
        }
        Fraction more = added.stream().reduce(Fraction.ZERO, Fraction::plus);
        long wholeMore = rounded
                ? more.round(switches.roundingMode())
                : Math.subtractExact(sum.plus(more).round(switches.roundingMode()), whole);
        List<Long> moreShares = Allocation.largestRemainder(wholeMore, added);
        for (int i = 0; i < added.size(); i++) {
            extras.computeIfAbsent(owners.get(i), key -> new LinkedHashMap<>())
                    .put(multiplied.get(i).multiplier(), added.get(i));
            extraUnits
                    .computeIfAbsent(owners.get(i), key -> new LinkedHashMap<>())
                    .put(multiplied.get(i).multiplier(), moreShares.get(i));
        }
    }

    private static List<Fraction> addedToExact(List<Piece> owners, List<Multiplied> multiplied) {
        List<Fraction> added = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            added.add(owners.get(i).part().exact().times(multiplied.get(i).more()));
        }
        return added;
    }

    /** What is multiplied alike is rounded alike: its whole units are multiplied, and shared over its lines. */
    private List<Fraction> addedToRounded(List<Piece> owners, List<Multiplied> multiplied) {
        Map<Multiplied, Fraction> sums = new LinkedHashMap<>();
        for (int i = 0; i < owners.size(); i++) {
            sums.merge(multiplied.get(i), owners.get(i).part().exact(), Fraction::plus);
        }
        Map<Multiplied, Fraction> scale = new LinkedHashMap<>();
        sums.forEach((each, sum) -> scale.put(
                each,
                sum.signum() == 0
                        ? Fraction.ZERO
                        : Fraction.of(sum.round(switches.roundingMode())).dividedBy(sum)));
        List<Fraction> added = addedToExact(owners, multiplied);
        for (int i = 0; i < added.size(); i++) {
            added.set(i, added.get(i).times(scale.getOrDefault(multiplied.get(i), Fraction.ZERO)));
        }
        return added;
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
