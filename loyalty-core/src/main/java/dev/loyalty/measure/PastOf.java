package dev.loyalty.measure;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Referred;
import dev.loyalty.ledger.Replaced;
import dev.loyalty.ledger.ReversalReceipt;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Line;
import dev.loyalty.model.Moment;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.MeasureSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Takes from receipts what a history keeps of them. */
final class PastOf {

    private PastOf() {}

    static PastActivity of(AwardReceipt receipt) {
        SortedMap<String, Long> awarded = new TreeMap<>();
        for (Award award : receipt.awards()) {
            awarded.merge(award.account(), award.units(), Math::addExact);
        }
        Activity activity = receipt.activity();
        // Other calculations can award for an activity that was earned for as well: it counts once.
        boolean counts = receipt.key().calculation() == Calculation.EARNING;
        Optional<Referred> referred = receipt.referred();
        if (referred.isPresent()) {
            return of(receipt, activity.at(), referred.get(), awarded);
        }
        Replaced replaced = receipt.replaced();
        return new PastActivity(
                receipt.key(),
                replaced == null ? Collections.emptySortedSet() : new TreeSet<>(Set.of(replaced.receipt())),
                replaced == null ? 0 : replaced.number(),
                receipt.activityId(),
                activity.at(),
                counts ? source(activity) : null,
                type(activity),
                activity instanceof Action action ? action.subject() : null,
                counts ? counted(receipt, lines(activity)) : List.of(),
                awarded,
                null);
    }

    /** What a friend did is not the advocate's own order or action; its id is unique with the friend's only. */
    private static PastActivity of(
            AwardReceipt receipt, Instant at, Referred referred, SortedMap<String, Long> awarded) {
        MeasureSource source = referred.kind() == Referred.Kind.CLAIM ? MeasureSource.CLAIM : MeasureSource.REFERRAL;
        return new PastActivity(
                receipt.key(),
                Collections.emptySortedSet(),
                0,
                receipt.activityId(),
                at,
                source,
                null,
                referred.friend(),
                List.of(),
                awarded,
                referred);
    }

    static PastReversal of(ReversalReceipt receipt) {
        return new PastReversal(
                receipt.key(),
                receipt.original(),
                receipt.activity(),
                receipt.at(),
                receipt.returned(),
                receipt.uncounted(),
                receipt.reversed());
    }

    private static List<PastLine> counted(AwardReceipt receipt, List<Line> lines) {
        SortedMap<String, Money> amounts = receipt.counted();
        List<PastLine> counted = new ArrayList<>();
        for (Line line : lines) {
            Money amount = amounts.get(line.id());
            if (amount != null) {
                counted.add(new PastLine(
                        line.id(),
                        line.kind(),
                        line.sku(),
                        line.category(),
                        line.quantity(),
                        amount.getAmount(),
                        line.paid().isPositive()));
            }
        }
        return counted;
    }

    private static List<Line> lines(Activity activity) {
        return activity instanceof Order order ? order.lines() : List.of();
    }

    private static MeasureSource source(Activity activity) {
        if (activity instanceof Action) {
            return MeasureSource.ACTION;
        }
        return activity instanceof Moment ? MeasureSource.MOMENT : MeasureSource.ORDER;
    }

    private static @Nullable String type(Activity activity) {
        if (activity instanceof Action action) {
            return action.type();
        }
        return activity instanceof Moment moment ? moment.type() : null;
    }
}
