package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.ExpiryRule;
import dev.loyalty.policy.definition.ExpiryStart;
import dev.loyalty.policy.definition.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When what was earned can be used, and until when. */
public final class Lots {

    private Lots() {}

    public static LotTerms terms(Account account, Instant at, ZoneId zone) {
        ZonedDateTime earned = at.atZone(zone);
        Span pending = account.pending();
        ZonedDateTime active = pending == null ? earned : pending.addTo(earned);
        ZonedDateTime start = account.expiresFrom() == ExpiryStart.EARNING ? earned : active;
        return new LotTerms(at, new Activation.At(active.toInstant()), expiry(account.expires(), start));
    }

    /** A span of days or more ends with a whole day, which is the last one; hours end at their instant. */
    private static Expiry expiry(ExpiryRule rule, ZonedDateTime start) {
        ZoneId zone = start.getZone();
        if (rule instanceof ExpiryRule.After after) {
            return after.span().isOnCalendar()
                    ? new Expiry.EndOf(after.span().addTo(start.toLocalDate()), zone)
                    : new Expiry.At(after.span().addTo(start).toInstant());
        }
        if (rule instanceof ExpiryRule.EndOf endOf) {
            return new Expiry.EndOf(endOf.lastDay(start.toLocalDate()), zone);
        }
        if (rule instanceof ExpiryRule.On on) {
            return new Expiry.EndOf(on.lastDay(), zone);
        }
        return new Expiry.Never();
    }
}
