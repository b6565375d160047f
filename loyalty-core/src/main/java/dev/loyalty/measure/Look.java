package dev.loyalty.measure;

import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.Referred;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.DistinctField;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureFilter;
import dev.loyalty.policy.definition.MeasureSource;
import dev.loyalty.policy.definition.Viewpoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A history seen from one instant: what had happened by then, less what had come back by then. */
final class Look {

    private final Viewpoint from;
    private final List<KeptActivity> past;

    private Look(Viewpoint from, List<KeptActivity> past) {
        this.from = from;
        this.past = past;
    }

    static Look at(MemberHistory history, Viewpoint from, @Nullable String exceptEvent) {
        Map<IdempotencyKey, List<PastReversal>> reversals = new HashMap<>();
        for (PastReversal reversal : history.reversals()) {
            if (!reversal.at().isAfter(from.known())) {
                reversals
                        .computeIfAbsent(reversal.original(), original -> new ArrayList<>())
                        .add(reversal);
            }
        }
        List<KeptActivity> past = new ArrayList<>();
        for (PastActivity activity : history.activities()) {
            if (isKnown(activity, from) && !activity.activity().equals(exceptEvent)) {
                past.add(KeptActivity.of(activity, reversals));
            }
        }
        return new Look(from, past);
    }

    /** A referral that waited for a review counts from the review on, at the time of the friend's event. */
    private static boolean isKnown(PastActivity activity, Viewpoint from) {
        Referred referred = activity.referred();
        return !activity.at().isAfter(from.at())
                && (referred == null || !referred.known().isAfter(from.known()));
    }

    /** The value of a measure; null for a date that does not exist. */
    @Nullable
    Object value(Measure measure) {
        Aggregate aggregate = measure.aggregate();
        MeasureFilter filter = measure.filter();
        List<KeptActivity> inside = inside(measure);
        if (aggregate instanceof Aggregate.Amount amount) {
            return amount.of() == MeasureSource.ORDER
                    ? sum(inside.stream().map(KeptActivity::amount))
                    : sum(paidLines(inside, filter).map(KeptLine::amount));
        }
        if (aggregate instanceof Aggregate.Quantity) {
            return sum(paidLines(inside, filter).map(KeptLine::quantity));
        }
        if (aggregate instanceof Aggregate.Awarded awarded) {
            return inside.stream()
                    .mapToLong(activity -> activity.awarded(awarded.account()))
                    .reduce(0, Math::addExact);
        }
        if (aggregate instanceof Aggregate.Distinct distinct) {
            return distinct(inside, distinct.field(), filter);
        }
        if (aggregate instanceof Aggregate.OfActivities whole) {
            List<Instant> times = inside.stream()
                    .filter(activity -> activity.is(whole.of(), filter))
                    .map(activity -> activity.activity().at())
                    .toList();
            return ofTimes(whole, times);
        }
        throw new IllegalStateException("no meaning for " + aggregate);
    }

    /** When the measure came to its value: with the last activity that adds to it. */
    Optional<Instant> reached(Measure measure) {
        List<KeptActivity> inside = inside(measure);
        if (measure.aggregate() instanceof Aggregate.Distinct distinct) {
            Map<String, Instant> first = new HashMap<>();
            for (KeptActivity each : inside) {
                values(each, distinct.field(), measure.filter())
                        .forEach(value -> first.merge(
                                value, each.activity().at(), (one, other) -> one.isBefore(other) ? one : other));
            }
            return first.values().stream().max(Comparator.naturalOrder());
        }
        return inside.stream()
                .filter(each -> adds(each, measure))
                .map(each -> each.activity().at())
                .max(Comparator.naturalOrder());
    }

    private static boolean adds(KeptActivity each, Measure measure) {
        Aggregate aggregate = measure.aggregate();
        if (aggregate instanceof Aggregate.OfActivities whole) {
            return each.is(whole.of(), measure.filter());
        }
        if (aggregate instanceof Aggregate.Awarded awarded) {
            return each.awarded(awarded.account()) != 0;
        }
        if (aggregate instanceof Aggregate.Amount amount && amount.of() == MeasureSource.ORDER) {
            return each.amount().signum() != 0;
        }
        return paidLines(each, measure.filter()).findAny().isPresent();
    }

    private List<KeptActivity> inside(Measure measure) {
        Predicate<Instant> window = measure.window().asOf(from);
        return past.stream()
                .filter(activity -> window.test(activity.activity().at()))
                .toList();
    }

    private @Nullable Object ofTimes(Aggregate.OfActivities aggregate, List<Instant> times) {
        if (aggregate instanceof Aggregate.Count) {
            return (long) times.size();
        }
        if (aggregate instanceof Aggregate.Streak streak) {
            return streak(times, streak.per());
        }
        return (aggregate instanceof Aggregate.First
                        ? times.stream().min(Comparator.naturalOrder())
                        : times.stream().max(Comparator.naturalOrder()))
                .map(this::day)
                .orElse(null);
    }

    private long streak(List<Instant> times, PeriodUnit per) {
        Set<LocalDate> periods =
                times.stream().map(time -> per.start(day(time))).collect(Collectors.toSet());
        LocalDate current = per.start(day(from.at()));
        LocalDate period = periods.contains(current) ? current : before(current, per);
        long length = 0;
        while (periods.contains(period)) {
            length++;
            period = before(period, per);
        }
        return length;
    }

    private static LocalDate before(LocalDate start, PeriodUnit per) {
        return per.start(start.minusDays(1));
    }

    private LocalDate day(Instant time) {
        return time.atZone(from.zone()).toLocalDate();
    }

    private static long distinct(List<KeptActivity> inside, DistinctField field, MeasureFilter filter) {
        return inside.stream()
                .flatMap(activity -> values(activity, field, filter))
                .collect(Collectors.toCollection(TreeSet::new))
                .size();
    }

    /** What an activity has in a field, as far as it counts. */
    private static Stream<String> values(KeptActivity kept, DistinctField field, MeasureFilter filter) {
        PastActivity activity = kept.activity();
        Stream<@Nullable String> values = switch (field) {
            case CATEGORY -> paidLines(kept, filter).map(line -> line.line().category());
            case SKU -> paidLines(kept, filter).map(line -> line.line().sku());
            case SUBJECT ->
                Stream.of(activity)
                        .filter(each -> kept.is(MeasureSource.ACTION, filter))
                        .map(PastActivity::subject);
            case FRIEND ->
                Stream.of(activity)
                        .filter(each -> kept.is(MeasureSource.REFERRAL, filter))
                        .map(PastActivity::subject);
            case TYPE ->
                Stream.of(activity)
                        .filter(each -> kept.is(MeasureSource.ACTION, filter))
                        .map(PastActivity::type);
        };
        return values.filter(Objects::nonNull);
    }

    private static Stream<KeptLine> paidLines(List<KeptActivity> inside, MeasureFilter filter) {
        return inside.stream().flatMap(activity -> paidLines(activity, filter));
    }

    private static Stream<KeptLine> paidLines(KeptActivity activity, MeasureFilter filter) {
        return activity.lines().stream().filter(line -> line.isItem() && line.isPaid() && line.isAccepted(filter));
    }

    private static BigDecimal sum(Stream<BigDecimal> numbers) {
        return numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
