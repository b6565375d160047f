package dev.loyalty.bookkeeping;

import dev.loyalty.bookkeeping.ExtensionDecision.ExtendedLot;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.Lot;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.ExpiryStart;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Works out extensions. */
final class Extending {

    private Extending() {}

    static Optional<ExtensionDecision> extend(PolicyVersion version, Account account, ExtensionRequest request) {
        List<ExtendedLot> lots = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Lot lot : request.ledger().lotsOf(account.name())) {
            Expiry after = after(lot, account, version.definition().zone(), request);
            if (isMeant(lot, request) && isLater(after, lot.expiry())) {
                lots.add(new ExtendedLot(lot.id(), lot.left(), lot.expiry(), after));
                entries.add(Entry.extend(lot.id(), request.at(), lot.terms().with(after)));
            }
        }
        if (lots.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ExtensionDecision(
                version.id(),
                account.name(),
                request.at(),
                lots,
                CanonicalJson.hash(Arrays.asList(
                        request.id(), request.at(), account.name(), request.endingBy(), request.expiry())),
                Requests.booking(request.key(version.id().programme()), entries, List.of(), request.ledger())));
    }

    private static boolean isMeant(Lot lot, ExtensionRequest request) {
        Instant by = request.endingBy();
        return !lot.isClosed() && !lot.expiredAt(request.at()) && (by == null || lot.expiredAt(by));
    }

    private static Expiry after(Lot lot, Account account, ZoneId zone, ExtensionRequest request) {
        if (lot.expiry() instanceof Expiry.AfterActivation) {
            return lot.expiry();
        }
        Expiry given = request.expiry();
        if (given != null) {
            return given;
        }
        Instant start = account.expiresFrom() == ExpiryStart.EARNING
                ? lot.earnedAt()
                : lot.activation().instant().orElse(lot.earnedAt());
        return account.expires().from(start, zone);
    }

    private static boolean isLater(Expiry after, Expiry before) {
        Optional<Instant> end = before.instant();
        return end.isPresent()
                && after.instant().map(later -> later.isAfter(end.get())).orElse(true);
    }
}
