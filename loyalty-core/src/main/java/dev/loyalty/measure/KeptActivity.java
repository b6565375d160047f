package dev.loyalty.measure;

import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.Referred;
import dev.loyalty.ledger.Share;
import dev.loyalty.policy.definition.MeasureFilter;
import dev.loyalty.policy.definition.MeasureSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;

/** What is left of an activity: its lines of which something was kept, and its reversals. */
record KeptActivity(PastActivity activity, List<KeptLine> lines, List<PastReversal> reversals) {

    /** @param byOriginal the reversals of all receipts */
    static KeptActivity of(PastActivity activity, Map<IdempotencyKey, List<PastReversal>> byOriginal) {
        List<PastReversal> all = new ArrayList<>(byOriginal.getOrDefault(activity.key(), List.of()));
        // A change of the order knows what had come back of it, and keeps what was awarded for orders of before.
        for (IdempotencyKey replaced : activity.replaced()) {
            byOriginal.getOrDefault(replaced, List.of()).stream()
                    .filter(reversal -> !reversal.activity().equals(activity.activity()))
                    .forEach(all::add);
        }
        // Lines of an order of before are not those of the activity that it was awarded with.
        List<PastReversal> reversals = all.stream()
                .filter(reversal -> reversal.activity().equals(activity.activity()))
                .toList();
        List<KeptLine> lines = activity.lines().stream()
                .map(line -> KeptLine.of(line, returned(line, reversals), uncounted(line, reversals)))
                .filter(KeptLine::isKept)
                .toList();
        return new KeptActivity(activity, lines, List.copyOf(all));
    }

    /** What counts of the order, never below zero. */
    BigDecimal amount() {
        return lines.stream()
                .map(KeptLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }

    /** The units granted to an account and not reversed. */
    long awarded(String account) {
        long reversed = reversals.stream()
                .mapToLong(reversal -> reversal.reversed().getOrDefault(account, 0L))
                .reduce(0, Math::addExact);
        return Math.subtractExact(activity.awarded().getOrDefault(account, 0L), reversed);
    }

    /** Whether it still counts as such an activity. */
    boolean is(MeasureSource source, MeasureFilter filter) {
        if (activity.source() != source || !filter.acceptsType(activity.type())) {
            return false;
        }
        Referred referred = activity.referred();
        if (referred != null) {
            return referred.stands(uncounted(), returned());
        }
        return source != MeasureSource.ORDER
                || lines.stream().anyMatch(line -> line.isItem() && line.isAccepted(filter));
    }

    private BigDecimal uncounted() {
        return reversals.stream()
                .flatMap(reversal -> reversal.uncounted().values().stream())
                .map(Money::getAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal returned() {
        return reversals.stream()
                .map(reversal -> reversal.returned().getOrDefault(Share.WHOLE, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal returned(PastLine line, List<PastReversal> reversals) {
        return reversals.stream()
                .map(reversal -> reversal.returned().getOrDefault(line.id(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal uncounted(PastLine line, List<PastReversal> reversals) {
        return reversals.stream()
                .map(reversal -> reversal.uncounted().get(line.id()))
                .filter(Objects::nonNull)
                .map(Money::getAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
