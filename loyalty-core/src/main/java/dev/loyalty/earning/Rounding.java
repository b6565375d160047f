package dev.loyalty.earning;

import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Switches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole units of exact amounts, once, at the place that the policy names: for each line of a proposal, for each
 * rule, or for the sum. What a rule gives for a whole order, a fixed amount or complete steps, is not torn apart by
 * line. What goes to an account that carries its remainder is rounded together with it, whatever the place.
 */
final class Rounding {

    private final Switches switches;
    private final Multipliers multipliers;
    private final Remainders remainders;

    Rounding(Switches switches, Multipliers multipliers, Remainders remainders) {
        this.switches = switches;
        this.multipliers = multipliers;
        this.remainders = remainders;
    }

    /** What is rounded together. */
    private record Place(
            String pot,
            @Nullable RemainderKey remainder,
            @Nullable String rule,
            @Nullable String past,
            int ask,
            int line) {}

    void round(List<Candidate> candidates) {
        Map<Place, Pool> pools = new LinkedHashMap<>();
        Map<Candidate, List<Piece>> pieces = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (!candidate.ask().multiplies()) {
                List<Piece> own = new ArrayList<>();
                for (Candidate.Part part : candidate.parts()) {
                    Piece piece = new Piece(candidate, part);
                    pools.computeIfAbsent(place(candidate, part), this::pool).add(piece);
                    own.add(piece);
                }
                pieces.put(candidate, own);
            }
        }
        pools.values().forEach(Pool::round);
        pieces.forEach(Rounding::grant);
    }

    private Pool pool(Place place) {
        RemainderKey key = place.remainder();
        return new Pool(switches, multipliers, key, key == null ? Fraction.ZERO : remainders.before(key));
    }

    private Place place(Candidate candidate, Candidate.Part part) {
        Ask ask = candidate.ask();
        RemainderKey remainder = candidate.remainder();
        if (remainder != null) {
            return new Place(ask.pot(), remainder, null, null, 0, 0);
        }
        return switch (switches.roundingPlace()) {
            case TOTAL -> new Place(ask.pot(), null, null, ask.past(), 0, 0);
            case RULE -> new Place(ask.pot(), null, ask.rule(), ask.past(), 0, 0);
            case LINE ->
                new Place(
                        ask.pot(),
                        null,
                        ask.rule(),
                        ask.past(),
                        ask.position(),
                        ask.isInProportion() ? part.position() : -1);
        };
    }

    private static void grant(Candidate candidate, List<Piece> pieces) {
        Grant own = new Grant(candidate, candidate, candidate.parts());
        own.round(pieces.stream().map(Piece::units).toList(), carried(pieces, Piece::exact));
        Map<Candidate, List<Piece>> byMultiplier = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            piece.extras()
                    .keySet()
                    .forEach(multiplier -> byMultiplier
                            .computeIfAbsent(multiplier, key -> new ArrayList<>())
                            .add(piece));
        }
        byMultiplier.forEach((multiplier, multiplied) -> {
            List<Candidate.Part> parts = new ArrayList<>();
            List<Long> wholes = new ArrayList<>();
            for (Piece piece : multiplied) {
                Piece.Extra extra = piece.extra(multiplier);
                parts.add(
                        new Candidate.Part(piece.part().position(), piece.part().line(), extra.exact()));
                wholes.add(extra.units());
            }
            new Grant(multiplier, candidate, parts)
                    .round(
                            wholes,
                            carried(multiplied, piece -> piece.extra(multiplier).exact()));
        });
    }

    private static Fraction carried(List<Piece> pieces, Function<Piece, Fraction> exact) {
        return pieces.stream()
                .map(piece -> piece.carriedWith(exact.apply(piece)))
                .reduce(Fraction.ZERO, Fraction::plus);
    }
}
