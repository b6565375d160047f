package dev.loyalty.earning;

import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proposal on its way through settlement. */
final class Candidate {

    /** An exact amount on one line, in units of the account. */
    record Part(int position, String line, Fraction exact) {}

    private final Ask ask;
    private final List<Counter> counters;
    private final @Nullable RemainderKey remainder;
    private final @Nullable Fraction basis;
    private final List<Part> parts;
    private final Set<Integer> positions;
    private final List<Grant> grants = new ArrayList<>();
    private Fate fate = Fate.GRANTED;
    private @Nullable String because;
    private boolean out;
    private Fraction wouldAdd = Fraction.ZERO;

    /**
     * @param counters of the limits that the ask counts against, each once
     * @param remainder that it is rounded together with, or null
     * @param basis the money or the units that a rate counts, or null
     * @param parts for amounts what each line brings; for multipliers the lines that are multiplied, each with 0
     */
    Candidate(
            Ask ask,
            List<Counter> counters,
            @Nullable RemainderKey remainder,
            @Nullable Fraction basis,
            List<Part> parts) {
        this.ask = ask;
        this.counters = List.copyOf(counters);
        this.remainder = remainder;
        this.basis = basis;
        this.parts = List.copyOf(parts);
        this.positions = parts.stream().map(Part::position).collect(Collectors.toUnmodifiableSet());
    }

    /** Multiplies, rounds and cuts those that are not out. */
    static void settle(List<Candidate> candidates, Switches switches, Remainders remainders, LimitBook limits) {
        List<Candidate> standing =
                candidates.stream().filter(candidate -> !candidate.isOut()).toList();
        new Rounding(switches, new Multipliers(standing, switches), remainders).round(standing);
        new LimitCut(limits).cut(standing);
    }

    /** The same, before anything was decided about it. */
    Candidate copy() {
        return new Candidate(ask, counters, remainder, basis, parts);
    }

    /** The same for one line, before anything was decided about it. */
    Candidate copyFor(int position) {
        return new Candidate(
                ask,
                counters,
                remainder,
                basis,
                parts.stream().filter(part -> part.position() == position).toList());
    }

    Ask ask() {
        return ask;
    }

    List<Counter> counters() {
        return counters;
    }

    @Nullable
    RemainderKey remainder() {
        return remainder;
    }

    List<Part> parts() {
        return parts;
    }

    /** Leaves it out of all that follows. */
    void takeOut(Fate fate, String because) {
        this.fate = fate;
        this.because = because;
        out = true;
    }

    /** Notes that a limit cut it. */
    void cutBy(Fate fate, String because) {
        this.fate = fate;
        this.because = because;
    }

    boolean isOut() {
        return out;
    }

    boolean isOutdoneIn(String group) {
        return fate == Fate.OUTDONE && group.equals(because);
    }

    /** The limit that refused a grant of it, or null. */
    @Nullable
    String refusedBy() {
        return fate == Fate.REFUSED ? because : null;
    }

    /** Of a multiplier: whether it multiplies what this line brings. */
    boolean covers(int position) {
        return positions.contains(position);
    }

    void add(Grant grant) {
        grants.add(grant);
    }

    List<Grant> grants() {
        return grants;
    }

    long granted() {
        return grants.stream().mapToLong(Grant::units).reduce(0, Math::addExact);
    }

    /** Whether it was rounded together with a remainder, and limits took nothing of what came of it. */
    boolean isCarried() {
        return carried() != null && grants.stream().allMatch(Grant::isUncut);
    }

    /** Of a multiplier that is out: what it would have added to what the others earn. */
    void wouldAdd(Fraction units) {
        wouldAdd = units;
    }

    SettledProposal settled() {
        Fraction asked = ask.multiplies()
                ? grants.stream().map(Grant::asked).reduce(wouldAdd, Fraction::plus)
                : parts.stream().map(Part::exact).reduce(Fraction.ZERO, Fraction::plus);
        long granted = granted();
        return new SettledProposal(
                ask.rule(),
                ask.verb(),
                ask.account(),
                ask.past(),
                ask.line(),
                ask.amount(),
                ask.rate(),
                ask.per(),
                basis,
                asked,
                carried(),
                grants.stream().mapToLong(Grant::rounded).reduce(0, Math::addExact),
                granted,
                fate(granted),
                because,
                ask.portion() == Division.WHOLE ? null : ask.portion());
    }

    private @Nullable Fraction carried() {
        return grants.stream().anyMatch(grant -> grant.of().remainder() != null)
                ? grants.stream().map(Grant::carried).reduce(Fraction.ZERO, Fraction::plus)
                : null;
    }

    private Fate fate(long granted) {
        if (fate == Fate.GRANTED && granted == 0) {
            return Fate.NOTHING;
        }
        return fate == Fate.REFUSED && granted > 0 ? Fate.TRIMMED : fate;
    }
}
