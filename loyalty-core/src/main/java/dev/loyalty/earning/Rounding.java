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
 * rule, or for the sum. What a rule gives for a whole order, a fixed amount or complete steps, is not torn apart by
 * line. A multiplier multiplies the whole units of what it names, or the exact amount with a common rounding afterwards.
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
        for (List<Piece> pieces : places.values()) {
            try {
                roundTogether(pieces, units, extras, extraUnits);
            } catch (ArithmeticException tooLarge) {
                throw new ArithmeticException("what rule \""
                        + pieces.get(0).candidate().ask().rule() + "\" earns cannot be counted: "
                        + tooLarge.getMessage() + ". Maybe a parameter has too many digits?");
            }
        }
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
            case LINE ->
                new Place(ask.account(), ask.rule(), ask.position(), ask.isInProportion() ? part.position() : -1);
        };
    }

    private void roundTogether(
            List<Piece> pieces,
            Map<Piece, Long> units,
            Map<Piece, Map<Candidate, Fraction>> extras,
            Map<Piece, Map<Candidate, Long>> extraUnits) {
        Fraction sum = sum(pieces);
        long whole = sum.round(switches.roundingMode());
        share(whole, pieces, units);
        boolean rounded = switches.multiply() == MultiplierBasis.ROUNDED;
        List<Piece> owners = new ArrayList<>();
        List<Multiplied> multiplied = new ArrayList<>();
        pair(pieces, owners, multiplied);
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

    /** First over the candidates, so that a candidate with a whole amount gets just that, then over their lines. */
    private static void share(long whole, List<Piece> pieces, Map<Piece, Long> units) {
        Map<Candidate, List<Piece>> byCandidate = new LinkedHashMap<>();
        pieces.forEach(piece -> byCandidate
                .computeIfAbsent(piece.candidate(), candidate -> new ArrayList<>())
                .add(piece));
        List<List<Piece>> blocks = List.copyOf(byCandidate.values());
        List<Long> wholes = Allocation.largestRemainder(
                whole, blocks.stream().map(Rounding::sum).toList());
        for (int i = 0; i < blocks.size(); i++) {
            List<Piece> block = blocks.get(i);
            List<Long> shares = Allocation.largestRemainder(
                    wholes.get(i),
                    block.stream().map(piece -> piece.part().exact()).toList());
            for (int j = 0; j < block.size(); j++) {
                units.put(block.get(j), shares.get(j));
            }
        }
    }

    private static Fraction sum(List<Piece> pieces) {
        return pieces.stream().map(piece -> piece.part().exact()).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** By multiplier, then piece: where remainders tie, what a rule gets does not depend on the order of the lines. */
    private void pair(List<Piece> pieces, List<Piece> owners, List<Multiplied> multiplied) {
        List<Map<Candidate, Fraction>> factors = pieces.stream()
                .map(piece -> multipliers.added(piece.candidate(), piece.part().position()))
                .toList();
        for (Candidate multiplier : multipliers.all()) {
            for (int i = 0; i < pieces.size(); i++) {
                Fraction more = factors.get(i).get(multiplier);
                if (more != null) {
                    owners.add(pieces.get(i));
                    multiplied.add(new Multiplied(multiplier, more));
                }
            }
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
