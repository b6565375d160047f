package dev.loyalty.examples.replay;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversedAward;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.TierFlow;
import dev.loyalty.tier.TierMove;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that is counted on the way. */
final class Report {

    /** What all members together got in one account, and what a rule gave. */
    static final class Account {
        long issued;
        long reversed;
        long redeemed;
        /** What was spent in all, and what it took off in pence. */
        long spent;

        long worth;
        long expired;
        long pending;
        long active;
        long debt;
        final SortedMap<String, Rule> rules = new TreeMap<>();

        /** What the members hold in the end. */
        long outstanding() {
            return pending + active - debt;
        }

        /** Pence that so many units are worth by what was redeemed, rounded down; 0 if nothing was. */
        long worthOf(long units) {
            return spent == 0
                    ? 0
                    : BigInteger.valueOf(units)
                            .multiply(BigInteger.valueOf(worth))
                            .divide(BigInteger.valueOf(spent))
                            .longValueExact();
        }
    }

    /** What one rule gave, and how often. */
    static final class Rule {
        long awards;
        long granted;
        long reversed;
    }

    /** Cancelled lines, by what they were matched to. */
    static final class CancelledLines {
        long guests;
        long covered;
        long partlyCovered;
        long notInData;
        /** Of those covered in full or in part, how many reach an order that is no longer open. */
        long reachingClosed;

        long all() {
            return guests + covered + partlyCovered + notInData;
        }
    }

    private static final String NO_LEVEL = "";

    long orders;
    long guestOrders;
    long redemptions;
    long cancellations;
    long guestCancellations;
    long adjustments;
    long members;
    final CancelledLines cancelledLines = new CancelledLines();
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final List<String> imbalances = new ArrayList<>();
    private final SortedMap<TierMove, Long> moves = new TreeMap<>();
    private final SortedMap<String, Long> levels = new TreeMap<>();

    Account account(String name) {
        return accounts.computeIfAbsent(name, key -> new Account());
    }

    void addGuest(Invoice invoice) {
        if (invoice.type() == Invoice.Type.CANCELLATION) {
            guestCancellations++;
            cancelledLines.guests += invoice.rows().size();
        } else {
            guestOrders++;
        }
    }

    void add(EarningDecision decision) {
        orders++;
        for (Award award : decision.awards()) {
            Rule rule = rule(award.account(), award.rule());
            rule.awards++;
            rule.granted = Math.addExact(rule.granted, award.units());
        }
    }

    void add(Accepted redemption) {
        redemptions++;
        for (Redeemed redeemed : redemption.redeemed()) {
            Account account = account(redeemed.account());
            account.spent = Math.addExact(account.spent, redeemed.units());
            account.worth = Math.addExact(account.worth, redeemed.value().getAmountMinorLong());
        }
    }

    void add(ReversalDecision decision) {
        for (ReversedAward award : decision.awards()) {
            Rule rule = rule(award.account(), award.rule());
            rule.reversed = Math.addExact(rule.reversed, award.units());
        }
    }

    /** Counts a change of level; a review that keeps one is none. */
    void add(AssessmentDecision decision) {
        if (decision.move().isChange()) {
            moves.merge(decision.move(), 1L, Math::addExact);
        }
    }

    /** Counts a member in the end; null for no level. */
    void addLevel(@Nullable String level) {
        levels.merge(Objects.requireNonNullElse(level, NO_LEVEL), 1L, Math::addExact);
    }

    /** How often members went from one level to another. */
    TierFlow flow() {
        return new TierFlow(moves);
    }

    /** How many members have a level in the end; null for none. */
    long members(@Nullable String level) {
        return levels.getOrDefault(Objects.requireNonNullElse(level, NO_LEVEL), 0L);
    }

    void add(Match match) {
        if (match.isCovered()) {
            cancelledLines.covered++;
        } else if (match.isFound()) {
            cancelledLines.partlyCovered++;
        } else {
            cancelledLines.notInData++;
        }
        if (match.closed().signum() > 0) {
            cancelledLines.reachingClosed++;
        }
    }

    /** Adds what one member holds in an account, and checks that it is exactly what the entries sum to. */
    void check(String member, String name, Tally tally, Balance balance) {
        Account account = account(name);
        account.issued = Math.addExact(account.issued, tally.issued());
        account.reversed = Math.addExact(account.reversed, tally.reversed());
        account.redeemed = Math.addExact(account.redeemed, tally.redeemed());
        account.expired = Math.addExact(account.expired, tally.expired());
        account.pending = Math.addExact(account.pending, balance.pending());
        account.active = Math.addExact(account.active, balance.active());
        account.debt = Math.addExact(account.debt, balance.debt());
        long difference = Math.subtractExact(tally.expected(), balance.total());
        if (difference != 0) {
            imbalances.add("member " + member + ", " + name + ": issued " + tally.issued() + " - reversed "
                    + tally.reversed() + " - redeemed " + tally.redeemed() + " - expired " + tally.expired()
                    + " - outstanding " + balance.total() + " = "
                    + difference);
        }
    }

    /** The members whose books do not balance; there should be none. */
    List<String> imbalances() {
        return Collections.unmodifiableList(imbalances);
    }

    /** Whether a rule was granted anything in any account. */
    boolean hasAwardsOf(String rule) {
        return accounts.values().stream().anyMatch(account -> account.rules.containsKey(rule));
    }

    /** How many invoices the library was asked about. */
    long calls() {
        return orders + cancellations;
    }

    private Rule rule(String account, String name) {
        return account(account).rules.computeIfAbsent(name, key -> new Rule());
    }
}
