package dev.loyalty.earning;

import dev.loyalty.internal.counting.CountedMoney;
import dev.loyalty.internal.counting.PaidMoney;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.HeldLot;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.Order;
import java.util.List;
import java.util.SortedMap;
import org.joda.money.Money;

/** A decision as far as it awarded for one order of before. */
record PastAwards(EarningDecision decision, Order order) implements AwardReceipt {

    @Override
    public AwardReceipt whole() {
        return decision;
    }

    @Override
    public Order activity() {
        return order;
    }

    @Override
    public List<Award> awards() {
        return decision.awards().stream()
                .filter(award -> order.id().equals(award.past()))
                .toList();
    }

    @Override
    public List<SpecialAward> specials() {
        return decision.specials().stream()
                .filter(award -> order.id().equals(award.past()))
                .toList();
    }

    @Override
    public List<HeldLot> lots() {
        return decision.lots();
    }

    @Override
    public SortedMap<String, Money> counted() {
        return new CountedMoney(order, decision.switches()).byLine();
    }

    @Override
    public SortedMap<String, Money> paid() {
        return PaidMoney.byLine(order, decision.switches());
    }

    @Override
    public ReversalMode reversalMode() {
        return decision.reversalMode();
    }

    @Override
    public String bodyHash() {
        return decision.bodyHash();
    }

    @Override
    public Booking booking() {
        return decision.booking();
    }
}
