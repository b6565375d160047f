package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proposal on its way through settlement. */
final class Candidate {

    /** An exact amount on one line, in units of the account. */
    record Part(int position, String line, Fraction exact) {}

    private final Ask ask;
    private final List<Part> parts;
    private Fate fate = Fate.GRANTED;
    private @Nullable String because;
    private final List<Grant> grants = new ArrayList<>();

    /** @param parts for amounts what each line brings; for multipliers the lines that are multiplied, each with 0 */
    Candidate(Ask ask, List<Part> parts) {
        this.ask = ask;
        this.parts = List.copyOf(parts);
    }

    Ask ask() {
        return ask;
    }

    List<Part> parts() {
        return parts;
    }

    /** Takes the candidate out, or notes that it was cut. */
    void decide(Fate fate, String because) {
        this.fate = fate;
        this.because = because;
    }

    boolean isOut() {
        return fate == Fate.EXHAUSTED || fate == Fate.OUTDONE;
    }

    boolean covers(int position) {
        return ask.position() < 0 || ask.position() == position;
    }

    void add(Grant grant) {
        grants.add(grant);
    }

    List<Grant> grants() {
        return grants;
    }

    SettledProposal settled() {
        Fraction asked = ask.multiplies()
                ? grants.stream().map(Grant::asked).reduce(Fraction.ZERO, Fraction::plus)
                : parts.stream().map(Part::exact).reduce(Fraction.ZERO, Fraction::plus);
        long granted = grants.stream().mapToLong(Grant::units).sum();
        boolean nothing = fate == Fate.GRANTED && granted == 0;
        return new SettledProposal(
                ask.rule(),
                ask.verb(),
                ask.account(),
                ask.line(),
                ask.amount(),
                ask.per(),
                asked,
                granted,
                nothing ? Fate.NOTHING : fate,
                because);
    }
}
