package dev.loyalty.examples.replay;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a replay by ISO week in the policy's zone, while it goes on. What is kept is a few numbers for each week and
 * rule, and one for each member. The flows are summed from the receipts, the balances are read from the members' ledgers
 * at the end of each week: neither is computed from the other. For use by one thread.
 */
final class WeeklyFigures implements Consumer<Receipt> {

    /** Members who ordered in so many weeks, the current one included, count as active. */
    static final int ACTIVE_WEEKS = 4;

    /** Two lifetimes of a shop; more is a slip of the pen in a date, and would take for ever. */
    private static final int MOST_WEEKS = 5_000;

    /** A week, from Monday to Sunday. */
    static final class Week {
        private final LocalDate monday;
        private final SortedMap<String, AccountWeek> accounts = new TreeMap<>();
        private long members;
        private long activeMembers;

        private Week(LocalDate monday) {
            this.monday = monday;
        }

        LocalDate monday() {
            return monday;
        }

        /** Who placed an order in this week or before. */
        long members() {
            return members;
        }

        /** Who placed an order in this week or the three before. */
        long activeMembers() {
            return activeMembers;
        }

        AccountWeek account(String name) {
            return accounts.computeIfAbsent(name, key -> new AccountWeek());
        }
    }

    /** One account in one week. */
    static final class AccountWeek {
        private final Tally flows = new Tally();
        private final SortedMap<String, Long> granted = new TreeMap<>();
        private long pending;
        private long active;
        private long debt;

        /** What was booked in the week. */
        Tally flows() {
            return flows;
        }

        /** What a rule granted in the week. */
        long granted(String rule) {
            return granted.getOrDefault(rule, 0L);
        }

        /** What members cannot spend yet at the week's end. */
        long pending() {
            return pending;
        }

        /** What members can spend at the week's end. */
        long active() {
            return active;
        }

        /** What members owe at the week's end. */
        long debt() {
            return debt;
        }

        /** What the members together hold at the week's end. */
        long outstanding() {
            return pending + active - debt;
        }

        private void hold(Balance balance) {
            pending = Math.addExact(pending, balance.pending());
            active = Math.addExact(active, balance.active());
            debt = Math.addExact(debt, balance.debt());
        }
    }

    private final PolicyDefinition policy;
    private final List<Week> weeks = new ArrayList<>();
    private final Map<String, Integer> lastOrders = new HashMap<>();
    private final SortedMap<String, BalanceBins> balances = new TreeMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;

    WeeklyFigures(PolicyDefinition policy) {
        this.policy = policy;
        policy.accounts().keySet().forEach(account -> balances.put(account, new BalanceBins()));
    }

    /**
     * To be called before an invoice is replayed: lets the replay's time pass to the end of each week before the
     * invoice's, and reads what the members hold there.
     *
     * @throws IllegalArgumentException if the invoices are more than {@value #MOST_WEEKS} weeks apart
     */
    void before(Invoice invoice, Replay replay) {
        LocalDate monday = invoice.at()
                .atZone(policy.zone())
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (weeks.isEmpty()) {
            weeks.add(new Week(monday));
            first = invoice.at();
        }
        if (monday.isAfter(weeks.get(0).monday.plusWeeks(MOST_WEEKS))) {
            throw new IllegalArgumentException("invoice " + invoice.id() + " (number:line) is of the week of " + monday
                    + ", more than " + MOST_WEEKS + " weeks after the first. Maybe its date is wrong?");
        }
        while (current().monday.isBefore(monday)) {
            LocalDate next = current().monday.plusWeeks(1);
            replay.advance(next.atStartOfDay(policy.zone()).toInstant().minusNanos(1));
            close(replay);
            weeks.add(new Week(next));
        }
        last = last == null || invoice.at().isAfter(last) ? invoice.at() : last;
    }

    /** Counts a receipt in the week in which it is booked. */
    @Override
    public void accept(Receipt receipt) {
        for (Entry entry : receipt.booking().entries()) {
            current().account(entry.account()).flows.add(entry);
        }
        if (receipt instanceof EarningDecision decision) {
            lastOrders.put(decision.member().id(), weeks.size() - 1);
            for (Award award : decision.awards()) {
                current().account(award.account()).granted.merge(award.rule(), award.units(), Math::addExact);
            }
        }
    }

    /** To be called when the replay is finished: reads what the members hold in the end. */
    void finish(Replay replay) {
        if (!weeks.isEmpty()) {
            close(replay);
        }
        balances.forEach((account, bins) -> replay.balances(account, balance -> bins.add(balance.total())));
    }

    /** The weeks from the first to the last invoice's, none left out; the last may not be over. */
    List<Week> weeks() {
        return Collections.unmodifiableList(weeks);
    }

    /** What the members hold in the end. */
    BalanceBins balances(String account) {
        return balances.getOrDefault(account, new BalanceBins());
    }

    /** When the first invoice was written; null if there is none. */
    @Nullable
    Instant first() {
        return first;
    }

    /** When the latest invoice was written; null if there is none. */
    @Nullable
    Instant last() {
        return last;
    }

    private void close(Replay replay) {
        Week week = current();
        int since = weeks.size() - ACTIVE_WEEKS;
        week.members = lastOrders.size();
        week.activeMembers =
                lastOrders.values().stream().filter(order -> order >= since).count();
        for (String account : policy.accounts().keySet()) {
            AccountWeek figures = week.account(account);
            replay.balances(account, figures::hold);
        }
    }

    private Week current() {
        return weeks.get(weeks.size() - 1);
    }
}
