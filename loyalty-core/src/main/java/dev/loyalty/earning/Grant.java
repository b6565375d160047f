package dev.loyalty.earning;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;

/** Units that one candidate brings: of its own, or as a multiplier of another one. */
final class Grant {

    private final Candidate source;
    private final Candidate of;
    private final List<Candidate.Part> parts;
    private List<Long> units;
    private long rounded;
    private Fraction carried = Fraction.ZERO;
    private final List<LimitUse> uses = new ArrayList<>();

    /**
     * @param source whose rule grants
     * @param of the source itself, or what the source multiplies
     */
    Grant(Candidate source, Candidate of, List<Candidate.Part> parts) {
        this.source = source;
        this.of = of;
        this.parts = List.copyOf(parts);
        this.units = parts.stream().map(part -> 0L).toList();
        source.add(this);
    }

    Candidate source() {
        return source;
    }

    Candidate of() {
        return of;
    }

    List<Candidate.Part> parts() {
        return parts;
    }

    Fraction asked() {
        return parts.stream().map(Candidate.Part::exact).reduce(Fraction.ZERO, Fraction::plus);
    }

    long units() {
        return units.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** @param fromBefore how much of an earlier remainder went with it */
    void round(List<Long> whole, Fraction fromBefore) {
        units = List.copyOf(whole);
        rounded = units();
        carried = fromBefore;
    }

    /** The part of an earlier remainder that went with it. */
    Fraction carried() {
        return carried;
    }

    /** Whether limits left it as it was rounded. */
    boolean isUncut() {
        return units() == rounded;
    }

    /** The units after rounding, whatever limits took of them. */
    long rounded() {
        return rounded;
    }

    /** Cuts to fewer units, in proportion over the lines. */
    void trimTo(long fewer) {
        units = Allocation.inProportion(fewer, units);
    }

    void use(List<LimitUse> more) {
        uses.addAll(more);
    }

    List<LimitUse> uses() {
        return uses;
    }

    /** The whole units of each part. */
    List<Long> wholes() {
        return units;
    }
}
