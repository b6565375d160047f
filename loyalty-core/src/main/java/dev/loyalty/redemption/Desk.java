package dev.loyalty.redemption;

import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.internal.settlement.LimitUses;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.Spending;
import dev.loyalty.model.Moment;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.SameOrder;
import dev.loyalty.redemption.Till.Portion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order, the ledger and the limits while rewards are redeemed one after the other. Used by one thread. */
final class Desk {

    private final PolicyDefinition policy;
    private final RedemptionRequest request;
    private final Set<Integer> excluded;
    private final Till till;
    private final LimitBook limits;
    private final List<Entry> entries = new ArrayList<>();
    private LedgerSnapshot ledger;

    Desk(PolicyDefinition policy, RedemptionRequest request, Set<Integer> excluded) {
        this.policy = policy;
        this.request = request;
        this.excluded = Set.copyOf(excluded);
        Order order = request.order();
        this.till = order == null ? new Till() : new Till(order);
        this.ledger = spendable(policy, request);
        this.limits = new LimitBook(policy, request.ledger(), Moment.of(request.id(), request.at(), "redemption"));
    }

    private Desk(Desk same) {
        policy = same.policy;
        request = same.request;
        excluded = same.excluded;
        till = same.till.copy();
        limits = same.limits.copy();
        entries.addAll(same.entries);
        ledger = same.ledger;
    }

    /** The same at this moment, to be used on its own. */
    Desk copy() {
        return new Desk(this);
    }

    /** What the order itself has earned lowers a later order, unless the policy says otherwise. */
    private static LedgerSnapshot spendable(PolicyDefinition policy, RedemptionRequest request) {
        LedgerSnapshot all = request.ledger();
        Order order = request.order();
        if (order == null || policy.redemptionSwitches().sameOrder() == SameOrder.SPENDABLE) {
            return all;
        }
        List<Lot> others = all.lots().stream()
                .filter(lot -> !lot.id().event().equals(order.id()))
                .toList();
        return new LedgerSnapshot(all.member(), all.revision(), others, all.debts(), all.used(), all.remainders());
    }

    /** The lines that a reward can lower or pay for. */
    List<Portion> portions(Ask ask) {
        Ask.Lines lines = ask.lines();
        List<String> kinds = switch (ask.benefit().use()) {
            case DISCOUNT -> policy.redemptionSwitches().discountedKinds();
            case PAYMENT -> policy.redemptionSwitches().paidKinds();
            case LOT, DONATION -> List.of();
        };
        Map<Integer, Long> most = lines.most();
        return till.portions(
                item -> !excluded.contains(item.position())
                        && (most.containsKey(item.position()) || (lines.whole() && lines.takes(item.kind(), kinds))),
                most);
    }

    /** What is left to pay of the order. */
    long open() {
        return till.open();
    }

    /** The units of an account that can be spent now. */
    long available(String account) {
        return ledger.balance(account, request.at()).active();
    }

    Counter counter(Ask ask, Cap cap) {
        return limits.counter(ask.rule(), cap);
    }

    /** The room that the member has in an account, as a count; empty if any number of units has. */
    Optional<Counter> room(Account account) {
        return limits.room(account);
    }

    long left(Counter counter) {
        return Math.max(0, limits.left(counter));
    }

    /** Spends what was granted. */
    Taken take(Granted granted) {
        Ask ask = granted.ask();
        Account account = Accounts.named(policy, ask.rule(), ask.account());
        Spending spending =
                LedgerArithmetic.spend(ledger, account.name(), granted.units(), request.at(), account.spendFirst());
        if (!(spending instanceof Spending.Spent spent)) {
            throw new IllegalStateException("more was granted than there is: " + spending);
        }
        ledger = ledger.after(spent.entries());
        entries.addAll(spent.entries());
        till.lower(granted.portions(), granted.parts());
        List<LimitUse> uses = new ArrayList<>();
        granted.counts().forEach((counter, amount) -> uses.addAll(limits.take(counter, amount)));
        return new Taken(granted, LimitUses.summed(uses));
    }

    /** What was granted, and what it used of limits. */
    record Taken(Granted granted, List<LimitUse> uses) {}

    /** What was spent, in order. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    LimitBook limits() {
        return limits;
    }
}
