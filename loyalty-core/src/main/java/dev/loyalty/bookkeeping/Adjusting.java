package dev.loyalty.bookkeeping;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.TakenBack;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Account;
import java.util.List;

/** Works out corrections by hand. */
final class Adjusting {

    private Adjusting() {}

    static AdjustmentDecision adjust(PolicyVersion version, Account account, AdjustmentRequest request) {
        if (request.units() > 0) {
            LotTerms terms = LotTerms.activeAtOnce(
                    request.at(),
                    account.expires().from(request.at(), version.definition().zone()));
            LotId lot = new LotId(request.id(), account.name(), 1);
            List<Entry> entries = LedgerArithmetic.open(
                    request.ledger(), EntryKind.ADJUSTED, lot, request.units(), request.at(), terms);
            return adjusted(version, request, entries, 0);
        }
        long required = Math.negateExact(request.units());
        Clawback mode = request.mayOwe() ? Clawback.UNLIMITED : Clawback.WITHIN_BALANCE;
        TakenBack taken = LedgerArithmetic.takeByHand(request.ledger(), account.name(), required, request.at(), mode);
        return taken.notTaken() > 0
                ? new AdjustmentDecision.NotAdjusted(required, taken.taken())
                : adjusted(version, request, taken.entries(), taken.owed());
    }

    private static AdjustmentDecision.Adjusted adjusted(
            PolicyVersion version, AdjustmentRequest request, List<Entry> entries, long owed) {
        return new AdjustmentDecision.Adjusted(
                version.id(),
                request.account(),
                request.units(),
                request.at(),
                request.reason(),
                owed,
                CanonicalJson.hash(List.of(
                        request.id(),
                        request.at(),
                        request.account(),
                        request.units(),
                        request.mayOwe(),
                        request.reason())),
                Requests.booking(request.key(version.id().programme()), entries, List.of(), request.ledger()));
    }
}
