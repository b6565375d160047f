package dev.loyalty.internal.scenario;

import dev.loyalty.bookkeeping.AdjustmentDecision.NotAdjusted;
import dev.loyalty.bookkeeping.AdjustmentRequest;
import dev.loyalty.bookkeeping.Bookkeeping;
import dev.loyalty.bookkeeping.ExtensionRequest;
import dev.loyalty.bookkeeping.MergeRequest;
import dev.loyalty.bookkeeping.TransferDecision.NotTransferred;
import dev.loyalty.bookkeeping.TransferRequest;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operator books by hand for the scenario's member.
 *
 * @param declined why it must be declined, as a word; null if it must be booked
 */
public record CorrectingStep(
        Frame frame,
        String id,
        Instant at,
        Correction correction,
        @Nullable Said declined) implements Step {

    private static final String BOOKED = "booked";

    /** What is booked. */
    public sealed interface Correction {

        /** @param units signed, not 0 */
        record Adjust(String account, long units, boolean mayOwe) implements Correction {}

        /** @param units more than 0 */
        record Transfer(String account, long units, String to) implements Correction {}

        /** @param last the last day of the units then; null for what the policy says now */
        record Extend(String account, @Nullable LocalDate last) implements Correction {}

        /** @param from whose ledger goes into that of the scenario's member */
        record Merge(String from) implements Correction {}
    }

    @Override
    public void play(Play play) {
        Object answer = answer(play, new Bookkeeping(new PlayedVersion(play.calculations())));
        if (answer instanceof Receipt receipt) {
            play.referrals().book(receipt);
        }
        Place place = declined == null ? frame.place() : declined.place();
        play.compare(this, place, "the outcome", declined == null ? BOOKED : declined.text(), word(answer));
    }

    private Object answer(Play play, Bookkeeping books) {
        LedgerSnapshot own = play.ledger();
        if (correction instanceof Correction.Adjust adjust) {
            return books.adjust(
                    new AdjustmentRequest(id, at, adjust.account(), adjust.units(), adjust.mayOwe(), "Scenario", own));
        }
        if (correction instanceof Correction.Transfer transfer) {
            LedgerSnapshot other = play.referrals().ledger(transfer.to());
            return books.transfer(new TransferRequest(id, at, transfer.account(), transfer.units(), own, other));
        }
        if (correction instanceof Correction.Merge merge) {
            return books.merge(new MergeRequest(id, at, play.referrals().ledger(merge.from()), own, List.of()));
        }
        Correction.Extend extend = (Correction.Extend) correction;
        Expiry expiry = extend.last() == null
                ? null
                : new Expiry.EndOf(extend.last(), play.policy().zone());
        return books.extend(new ExtensionRequest(id, at, extend.account(), null, expiry, own))
                .<Object>map(extension -> extension)
                .orElse("nothing-to-extend");
    }

    private static String word(Object answer) {
        if (answer instanceof NotAdjusted) {
            return "not-enough";
        }
        if (answer instanceof NotTransferred declined) {
            return declined.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return answer instanceof String word ? word : BOOKED;
    }
}
