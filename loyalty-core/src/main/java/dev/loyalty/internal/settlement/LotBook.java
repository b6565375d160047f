package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AwaitedEvent;
import dev.loyalty.policy.definition.ExpiryStart;
import dev.loyalty.policy.definition.Pending;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The lots that one decision issues for one event. What is granted into one account on the same terms is one lot; lots of
 * an account are numbered as they are asked for. Used by one call on one thread.
 */
public final class LotBook {

    private final PolicyDefinition policy;
    private final String event;
    private final Instant at;
    private final Map<String, Map<LotTerms, LotId>> lots = new LinkedHashMap<>();

    /** @param event whose id the lots carry */
    public LotBook(PolicyDefinition policy, String event, Instant at) {
        this.policy = policy;
        this.event = event;
        this.at = at;
    }

    /**
     * The lot for units that a rule earns.
     *
     * @throws PolicyFailedException if there is no such account, or no such event to wait for
     */
    public LotId lot(String rule, String account, LotWish wish) {
        LotTerms terms = terms(rule, Accounts.named(policy, rule, account), wish);
        Map<LotTerms, LotId> known = lots.computeIfAbsent(account, name -> new LinkedHashMap<>());
        return known.computeIfAbsent(terms, key -> new LotId(event, account, known.size() + 1));
    }

    /**
     * When units that a rule earns can first be used; empty while they wait for an event.
     *
     * @throws PolicyFailedException as {@link #lot}
     */
    public Optional<Instant> usable(String rule, Account account, LotWish wish) {
        return terms(rule, account, wish).activation().instant();
    }

    /**
     * The terms of a lot of this book.
     *
     * @throws IllegalArgumentException if it is of another one
     */
    public LotTerms terms(LotId lot) {
        return lots.getOrDefault(lot.account(), Map.of()).entrySet().stream()
                .filter(each -> each.getValue().equals(lot))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(lot + " is not of this decision"));
    }

    /**
     * The entries that issue what was awarded: account by account, and in an account first what can be used first, so that
     * it repays debt before units that may never come to be used.
     *
     * @param awards whose lots are all of this book; a lot of which all is carried is not issued
     */
    public List<Entry> issue(LedgerSnapshot snapshot, List<Award> awards) {
        Map<LotId, Long> units = new LinkedHashMap<>();
        awards.forEach(award -> units.merge(award.lot(), award.units(), Math::addExact));
        return issue(snapshot, units);
    }

    /**
     * As {@link #issue(LedgerSnapshot, List)}.
     *
     * @param units by lot, all of this book
     */
    public List<Entry> issue(LedgerSnapshot snapshot, Map<LotId, Long> units) {
        List<Entry> entries = new ArrayList<>();
        LedgerSnapshot ledger = snapshot;
        for (String account : policy.accounts().keySet()) {
            for (Map.Entry<LotTerms, LotId> lot : inOrderOfUse(account)) {
                long granted = units.getOrDefault(lot.getValue(), 0L);
                if (granted > 0) {
                    List<Entry> issued = LedgerArithmetic.issue(ledger, lot.getValue(), granted, lot.getKey());
                    entries.addAll(issued);
                    ledger = ledger.after(issued);
                }
            }
        }
        return entries;
    }

    private List<Map.Entry<LotTerms, LotId>> inOrderOfUse(String account) {
        return lots.getOrDefault(account, Map.of()).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<LotTerms, LotId> lot) ->
                                lot.getKey().activation().instant().orElse(Instant.MAX))
                        .thenComparing(Map.Entry::getValue))
                .toList();
    }

    private LotTerms terms(String rule, Account account, LotWish said) {
        LotWish wish = said.or(new LotWish(account.pending(), account.expires()));
        Activation activation = activation(rule, Objects.requireNonNull(wish.pending()));
        ExpiryRule expires = Objects.requireNonNull(wish.expires());
        if (account.expiresFrom() == ExpiryStart.EARNING || !expires.isCounted()) {
            return new LotTerms(at, activation, expires.from(at, policy.zone()));
        }
        Expiry expiry = activation
                .instant()
                .map(start -> expires.from(start, policy.zone()))
                .orElseGet(() -> new Expiry.AfterActivation(expires, policy.zone()));
        return new LotTerms(at, activation, expiry);
    }

    private Activation activation(String rule, Pending pending) {
        if (pending instanceof Pending.For wait) {
            return new Activation.At(wait.span().addTo(at.atZone(policy.zone())).toInstant());
        }
        if (pending instanceof Pending.Until until) {
            AwaitedEvent awaited = policy.events().get(until.event());
            if (awaited == null) {
                throw new PolicyFailedException("rule \"" + rule + "\" waits for the event \"" + until.event()
                        + "\"; policy.yaml has " + policy.events().keySet() + ". Maybe it is misspelt?");
            }
            return Activation.OnEvent.waiting(awaited.name(), awaited.deadline().from(at, policy.zone()));
        }
        return new Activation.At(at);
    }
}
