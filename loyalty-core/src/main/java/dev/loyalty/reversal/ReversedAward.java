package dev.loyalty.reversal;

import dev.loyalty.ledger.BrokenProviso;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.model.Fraction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of an award that a reversal undid, and why.
 *
 * @param receipt the receipt that awarded it
 * @param rule the rule whose award it was
 * @param lot the lot it was credited to
 * @param past the order of before that it was proposed for, or null for the receipt's own activity
 * @param line the line it was proposed for, or null for the whole order
 * @param awarded the units that were granted
 * @param share what all that came back so far comes to, exactly, in units
 * @param broken what no longer holds of what must stay true, so that all of it goes back; mostly nothing
 * @param due what goes back by now, exactly: the share, or all that was granted if something broke
 * @param before the units that earlier reversals undid
 * @param remainder the remainder that the award was rounded together with, so that what comes back leaves it exactly and
 *     the whole units are those that the account then lacks; null if there is none
 * @param units what was undone this time. The awards of a lot are rounded toward zero together, and the odd units are
 *     those of the largest remainders; where one moves to another award, or a return is undone, it is below zero
 */
public record ReversedAward(
        IdempotencyKey receipt,
        String rule,
        LotId lot,
        @Nullable String past,
        @Nullable String line,
        long awarded,
        Fraction share,
        List<BrokenProviso> broken,
        Fraction due,
        long before,
        @Nullable RemainderKey remainder,
        long units) {

    public ReversedAward {
        Objects.requireNonNull(receipt, "receipt");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(due, "due");
        broken = List.copyOf(broken);
    }

    /** The account it was credited to. */
    public String account() {
        return lot.account();
    }

    ReversedAward renamed(Renaming names) {
        return new ReversedAward(
                names.of(receipt),
                rule,
                names.of(lot),
                past,
                line,
                awarded,
                share,
                broken,
                due,
                before,
                remainder,
                units);
    }
}
