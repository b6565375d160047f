package dev.loyalty.redemption;

import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedeemedShare;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/** An order after a redemption: what it costs and how it is paid. */
final class AppliedRedemption {

    private final SortedMap<String, Money> discounts = new TreeMap<>();
    private final SortedMap<String, Money> payments = new TreeMap<>();

    AppliedRedemption(List<Redeemed> redeemed) {
        for (Redeemed each : redeemed) {
            if (each.use() == RedemptionUse.DISCOUNT) {
                for (RedeemedShare share : each.shares()) {
                    discounts.merge(share.line(), share.value(), Money::plus);
                }
            } else if (each.tender() != null) {
                payments.merge(each.tender(), each.value(), Money::plus);
            }
        }
    }

    Order to(Order order) {
        SortedMap<String, Money> open = new TreeMap<>(discounts);
        List<Line> lines = new ArrayList<>();
        for (Line line : order.lines()) {
            Money discount = open.remove(line.id());
            lines.add(discount == null ? line : lowered(line, discount));
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("order " + order.id() + " has no line " + open.firstKey()
                    + ", which the redemption lowers. Maybe it was edited since, and should be redeemed for again?");
        }
        List<Tender> tenders = new ArrayList<>(order.tenders());
        payments.forEach((kind, amount) -> tenders.add(new Tender(kind, amount)));
        return new Order(order.id(), order.at(), order.currency(), lines, tenders, order.attributes(), order.rate());
    }

    private static Line lowered(Line line, Money discount) {
        Money before = line.paid();
        Money after = before.minus(discount);
        Money tax = line.tax();
        if (!before.isZero()) {
            Fraction kept = Fraction.of(after.getAmount()).dividedBy(Fraction.of(before.getAmount()));
            tax = Money.ofMinor(
                    tax.getCurrencyUnit(),
                    Fraction.of(tax.getAmountMinorLong()).times(kept).round(RoundingMode.HALF_UP));
        }
        return new Line(
                line.id(),
                line.kind(),
                line.sku(),
                line.category(),
                line.quantity(),
                line.unitPrice(),
                line.total(),
                line.discount().plus(discount),
                tax,
                line.attributes());
    }
}
