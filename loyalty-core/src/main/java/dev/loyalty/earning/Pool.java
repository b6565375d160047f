package dev.loyalty.earning;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.MultiplierBasis;
import dev.loyalty.policy.definition.Switches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts of candidates that are rounded together, and what multipliers add to them. A multiplier multiplies the whole
 * units of what it names, or the exact amount with a common rounding afterwards. With a remainder that is carried, all
 * is exact and rounded down together with what was there before.
 */
final class Pool {

    private final Switches switches;
    private final Multipliers multipliers;
    private final @Nullable RemainderKey remainder;
    private final Fraction before;
    private final List<Piece> pieces = new ArrayList<>();

    /** @param before the remainder before this settlement; 0 without one */
    Pool(Switches switches, Multipliers multipliers, @Nullable RemainderKey remainder, Fraction before) {
        this.switches = switches;
        this.multipliers = multipliers;
        this.remainder = remainder;
        this.before = before;
    }

    /** What a multiplier adds to one unit of a piece. */
    private record Owner(Piece piece, Candidate multiplier, Fraction more) {}

    /** What is multiplied alike. */
    private record Multiplied(
            Ask.Identity multiplier, @Nullable Fraction more) {

        /** The portions of an order that is split are multiplied as one, each by its own factor. */
        static Multiplied of(Owner owner) {
            Ask ask = owner.multiplier().ask();
            return new Multiplied(ask.identity(), ask.portion() == Division.WHOLE ? owner.more() : null);
        }
    }

    void add(Piece piece) {
        pieces.add(piece);
    }

    void round() {
        try {
            roundTogether();
        } catch (ArithmeticException tooLarge) {
            throw new ArithmeticException("what rule \""
                    + pieces.get(0).candidate().ask().rule() + "\" earns cannot be counted: " + tooLarge.getMessage()
                    + ". Maybe a parameter has too many digits?");
        }
    }

    private void roundTogether() {
        Fraction sum = sum(pieces);
        long whole = whole(sum);
        share(whole);
        boolean rounded = remainder == null && switches.multiply() == MultiplierBasis.ROUNDED;
        List<Owner> owners = owners();
        List<Fraction> added = rounded ? addedToRounded(owners) : addedToExact(owners);
        Fraction more = added.stream().reduce(Fraction.ZERO, Fraction::plus);
        long wholeMore = rounded ? whole(more) : Math.subtractExact(whole(sum.plus(more)), whole);
        List<Long> shares = apportion(wholeMore, added);
        for (int i = 0; i < owners.size(); i++) {
            owners.get(i).piece().add(owners.get(i).multiplier(), added.get(i), shares.get(i));
        }
        Fraction all = sum.plus(more);
        if (all.signum() > 0) {
            pieces.forEach(piece -> piece.carriedForEach(before.dividedBy(all)));
        }
    }

    private long whole(Fraction exact) {
        if (remainder == null) {
            return exact.round(switches.roundingMode());
        }
        Fraction step = Fraction.of(remainder.step());
        Fraction all = exact.signum() == 0 ? Fraction.ZERO : before.plus(exact);
        return all.signum() <= 0 ? 0 : all.dividedBy(step).floored().times(step).floor();
    }

    /** First over the candidates, so that a candidate with a whole amount gets just that, then over their lines. */
    private void share(long whole) {
        Map<Candidate, List<Piece>> byCandidate = new LinkedHashMap<>();
        pieces.forEach(piece -> byCandidate
                .computeIfAbsent(piece.candidate(), candidate -> new ArrayList<>())
                .add(piece));
        List<List<Piece>> blocks = List.copyOf(byCandidate.values());
        List<Long> wholes = apportion(whole, blocks.stream().map(Pool::sum).toList());
        for (int i = 0; i < blocks.size(); i++) {
            List<Piece> block = blocks.get(i);
            List<Long> shares =
                    apportion(wholes.get(i), block.stream().map(Piece::exact).toList());
            for (int j = 0; j < block.size(); j++) {
                block.get(j).units(shares.get(j));
            }
        }
    }

    /** By largest remainder; in proportion where a remainder or a step is more than a part of a unit. */
    private static List<Long> apportion(long whole, List<Fraction> exact) {
        Fraction sum = exact.stream().reduce(Fraction.ZERO, Fraction::plus);
        Fraction apart = Fraction.of(whole).minus(sum);
        boolean near = apart.compareTo(Fraction.ONE) <= 0 && apart.negated().compareTo(Fraction.ONE) <= 0;
        Fraction each =
                near || sum.signum() == 0 ? Fraction.ONE : Fraction.of(whole).dividedBy(sum);
        return Allocation.largestRemainder(
                whole, exact.stream().map(each::times).toList());
    }

    private static Fraction sum(List<Piece> pieces) {
        return pieces.stream().map(Piece::exact).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** By multiplier, then piece: where remainders tie, what a rule gets does not depend on the order of the lines. */
    private List<Owner> owners() {
        List<Owner> owners = new ArrayList<>();
        List<Map<Candidate, Fraction>> factors = pieces.stream()
                .map(piece -> multipliers.added(piece.candidate(), piece.part().position()))
                .toList();
        for (Candidate multiplier : multipliers.all()) {
            for (int i = 0; i < pieces.size(); i++) {
                Fraction more = factors.get(i).get(multiplier);
                if (more != null) {
                    owners.add(new Owner(pieces.get(i), multiplier, more));
                }
            }
        }
        return owners;
    }

    private static List<Fraction> addedToExact(List<Owner> owners) {
        return owners.stream()
                .map(owner -> owner.piece().exact().times(owner.more()))
                .toList();
    }

    /** What is multiplied alike is rounded alike: its whole units are multiplied, and shared over its lines. */
    private List<Fraction> addedToRounded(List<Owner> owners) {
        Map<Multiplied, Fraction> sums = new LinkedHashMap<>();
        owners.forEach(owner -> sums.merge(Multiplied.of(owner), owner.piece().exact(), Fraction::plus));
        Map<Multiplied, Fraction> scale = new LinkedHashMap<>();
        sums.forEach((each, sum) -> scale.put(
                each,
                sum.signum() == 0
                        ? Fraction.ZERO
                        : Fraction.of(sum.round(switches.roundingMode())).dividedBy(sum)));
        return owners.stream()
                .map(owner -> owner.piece()
                        .exact()
                        .times(owner.more())
                        .times(scale.getOrDefault(Multiplied.of(owner), Fraction.ZERO)))
                .toList();
    }
}
