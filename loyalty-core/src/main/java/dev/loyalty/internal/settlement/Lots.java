package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.model.Span;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.ExpiryStart;
import java.time.Instant;
import java.time.ZoneId;

/** When what was earned can be used, and until when. */
public final class Lots {

    private Lots() {}

    public static LotTerms terms(Account account, Instant at, ZoneId zone) {
        Span pending = account.pending();
        Instant active = pending == null ? at : pending.addTo(at.atZone(zone)).toInstant();
        Instant start = account.expiresFrom() == ExpiryStart.EARNING ? at : active;
        return new LotTerms(at, new Activation.At(active), account.expires().from(start, zone));
    }
}
