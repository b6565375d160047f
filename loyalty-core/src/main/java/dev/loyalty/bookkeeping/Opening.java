package dev.loyalty.bookkeeping;

import dev.loyalty.bookkeeping.OpeningDecision.ImportedLot;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Works out what a member brings along: debts first, which what is there repays, then the lots as any credit does. */
final class Opening {

    private Opening() {}

    static OpeningDecision open(PolicyVersion version, OpeningRequest request) {
        List<Entry> entries = new ArrayList<>();
        request.debts()
                .forEach((account, units) -> entries.add(Entry.owe(EntryKind.IMPORTED, account, units, request.at())));
        LedgerSnapshot indebted = request.ledger().after(entries);
        request.debts()
                .keySet()
                .forEach(account -> entries.addAll(LedgerArithmetic.repay(indebted, account, request.at())));
        LedgerSnapshot ledger = request.ledger().after(entries);
        List<ImportedLot> imported = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (OpeningLot lot : request.lots()) {
            LotId id = new LotId(request.id(), lot.account(), numbers.merge(lot.account(), 1, Integer::sum));
            List<Entry> opened = LedgerArithmetic.open(
                    ledger, EntryKind.IMPORTED, id, lot.units(), request.at(), terms(version.definition(), lot));
            entries.addAll(opened);
            ledger = ledger.after(opened);
            imported.add(new ImportedLot(id, lot));
        }
        return new OpeningDecision(
                version.id(),
                request.at(),
                imported,
                CanonicalJson.hash(
                        List.of(request.id(), request.at(), request.lots(), request.debts(), request.uses())),
                Requests.booking(request.key(version.id().programme()), entries, request.uses(), request.ledger()));
    }

    private static LotTerms terms(PolicyDefinition policy, OpeningLot lot) {
        Account account = Objects.requireNonNull(policy.accounts().get(lot.account()));
        Activation activation = Objects.requireNonNullElse(lot.activation(), new Activation.At(lot.earnedAt()));
        Expiry expiry = lot.expiry();
        return new LotTerms(
                lot.earnedAt(),
                activation,
                expiry == null ? account.expires().from(lot.earnedAt(), policy.zone()) : expiry);
    }
}
