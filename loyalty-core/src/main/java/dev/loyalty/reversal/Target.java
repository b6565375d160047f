package dev.loyalty.reversal;

import dev.loyalty.ledger.BrokenProviso;
import dev.loyalty.ledger.GrantedAward;
import dev.loyalty.ledger.Proviso;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of an award goes back by all that came back of its activity.
 *
 * @param share what came back comes to, exactly, in units
 * @param due what goes back, exactly: the share, or the whole award if something broke
 * @param broken what no longer holds
 */
record Target(Fraction share, Fraction due, List<BrokenProviso> broken) {

    Target {
        broken = List.copyOf(broken);
    }

    static Target of(GrantedAward award, ReversalMode mode, Remains remains) {
        Fraction share = share(award, mode, remains);
        List<BrokenProviso> broken = mode == ReversalMode.RE_JUDGED ? broken(award, remains) : List.of();
        return new Target(share, broken.isEmpty() ? share : award.brought(), broken);
    }

    private static List<BrokenProviso> broken(GrantedAward award, Remains remains) {
        List<BrokenProviso> broken = new ArrayList<>();
        for (Proviso proviso : award.provisos()) {
            BrokenProviso verdict = proviso.judge(scope(award, remains), remains.lines());
            if (verdict != null) {
                broken.add(verdict);
            }
        }
        return broken;
    }

    private static Fraction share(GrantedAward award, ReversalMode mode, Remains remains) {
        boolean forOrder = award.line() == null;
        boolean fixed = award.fixed();
        Fraction all = award.brought();
        if (mode == ReversalMode.PROPORTIONAL) {
            return all.times(gone(remains.left()));
        }
        boolean stays = fixed
                && (mode == ReversalMode.BY_LINE ? forOrder : !award.provisos().isEmpty());
        if (stays) {
            return scope(award, remains).signum() == 0 ? all : Fraction.ZERO;
        }
        if (fixed && forOrder) {
            return all.times(gone(remains.left()));
        }
        return award.shares().stream()
                .map(share -> share.brought().times(gone(remains.left(share.line()))))
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The part of the award's order or line that is left. */
    private static Fraction scope(GrantedAward award, Remains remains) {
        String line = award.line();
        return line == null ? remains.left() : remains.left(line);
    }

    private static Fraction gone(Fraction left) {
        return Fraction.ONE.minus(left);
    }
}
