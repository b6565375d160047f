package dev.loyalty.earning;

import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Share;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.ledger.SpecialAward.Gift;
import dev.loyalty.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What settled candidates were granted that is for no account. Immutable. */
final class Specials {

    private final CurrencyUnit currency;
    private final LocalDate day;

    /** @param day of the activity, in the policy's zone */
    Specials(CurrencyUnit currency, LocalDate day) {
        this.currency = currency;
        this.day = day;
    }

    /** In the order of the candidates. */
    List<SpecialAward> of(List<Candidate> candidates) {
        List<SpecialAward> awards = new ArrayList<>();
        for (List<Candidate> portions : Awards.byIdentity(candidates)) {
            long granted = portions.stream().mapToLong(Candidate::granted).reduce(0, Math::addExact);
            if (portions.get(0).ask().verb().isSpecial() && granted > 0) {
                awards.add(award(portions, granted));
            }
        }
        return awards;
    }

    private SpecialAward award(List<Candidate> portions, long granted) {
        Ask ask = portions.get(0).ask();
        Map<String, Long> byLine = new LinkedHashMap<>();
        List<LimitUse> uses = new ArrayList<>();
        for (Grant grant : Awards.grants(portions)) {
            for (int i = 0; i < grant.parts().size(); i++) {
                long units = grant.wholes().get(i);
                if (units > 0) {
                    byLine.merge(grant.parts().get(i).line(), units, Math::addExact);
                }
            }
            uses.addAll(grant.uses());
        }
        return new SpecialAward(
                ask.rule(),
                ask.past(),
                ask.line(),
                gift(ask, granted),
                byLine.entrySet().stream()
                        .map(line -> new Share(line.getKey(), line.getValue()))
                        .toList(),
                uses,
                !ask.rate().isCounted(),
                ask.provisos());
    }

    private Gift gift(Ask ask, long units) {
        return switch (ask.verb()) {
            case DONATION -> new SpecialAward.Donation(ask.account(), Money.ofMinor(currency, units));
            case RECOGNITION -> new SpecialAward.Recognition(ask.account());
            case TIER_GIFT -> {
                Span lasting = Objects.requireNonNull(ask.lasting(), "lasting");
                yield new SpecialAward.TierGift(ask.account(), lasting.addTo(day));
            }
            case POINTS, CREDIT, ITEMS, MULTIPLY -> throw new IllegalStateException(ask.verb() + " is not special");
        };
    }
}
