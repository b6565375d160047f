package dev.loyalty.policy.definition;

import dev.loyalty.model.PeriodUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/** How a {@link Measure} makes one value of many activities. */
public sealed interface Aggregate {

    /** The class of the value: {@code BigDecimal}, {@code Long} or {@code LocalDate}. */
    Class<?> valueClass();

    /** Whether it can be narrowed to some lines, or to the orders that have such a line. */
    default boolean filtersLines() {
        return false;
    }

    /** Whether it can be narrowed to some types of activities. */
    default boolean filtersTypes() {
        return false;
    }

    /**
     * Written {@code sum: amount}: what counts of orders, never below zero for any of them, or of their lines.
     *
     * @param of ORDER or LINE
     */
    record Amount(MeasureSource of) implements Aggregate {
        public Amount {
            if (of != MeasureSource.ORDER && of != MeasureSource.LINE) {
                throw new IllegalArgumentException("the amount of " + of + " cannot be summed. Maybe ORDER or LINE?");
            }
        }

        @Override
        public Class<?> valueClass() {
            return BigDecimal.class;
        }

        @Override
        public boolean filtersLines() {
            return of == MeasureSource.LINE;
        }
    }

    /** Written {@code sum: quantity}: the units of lines that were paid for. */
    record Quantity() implements Aggregate {
        @Override
        public Class<?> valueClass() {
            return BigDecimal.class;
        }

        @Override
        public boolean filtersLines() {
            return true;
        }
    }

    /**
     * Written {@code sum: awarded}: the units granted to an account by activities of any kind, without those that were
     * reversed; money in minor units. What was spent or has expired stays in it.
     */
    record Awarded(String account) implements Aggregate {
        public Awarded {
            Names.check("account", account);
        }

        @Override
        public Class<?> valueClass() {
            return Long.class;
        }
    }

    /** Written {@code count}: how many. */
    record Count(MeasureSource of) implements OfActivities {
        public Count {
            checkActivity(of);
        }

        @Override
        public Class<?> valueClass() {
            return Long.class;
        }
    }

    /** Written {@code distinct}: how many different ones; lines only as far as they were paid for. */
    record Distinct(DistinctField field) implements Aggregate {
        public Distinct {
            Objects.requireNonNull(field, "field");
        }

        @Override
        public Class<?> valueClass() {
            return Long.class;
        }

        @Override
        public boolean filtersLines() {
            return field.of() == MeasureSource.LINE;
        }

        @Override
        public boolean filtersTypes() {
            return field.of() == MeasureSource.ACTION;
        }
    }

    /** Written {@code first}: the local date of the earliest, or null when there is none. */
    record First(MeasureSource of) implements OfActivities {
        public First {
            checkActivity(of);
        }

        @Override
        public Class<?> valueClass() {
            return LocalDate.class;
        }
    }

    /** Written {@code last}: the local date of the latest, or null when there is none. */
    record Last(MeasureSource of) implements OfActivities {
        public Last {
            checkActivity(of);
        }

        @Override
        public Class<?> valueClass() {
            return LocalDate.class;
        }
    }

    /**
     * Written {@code streak}: how many calendar periods in a row have at least one. The row ends with the period of the
     * event, or, as long as that has none, with the one before; when that has none either, it is 0.
     */
    record Streak(MeasureSource of, PeriodUnit per) implements OfActivities {
        public Streak {
            checkActivity(of);
            Objects.requireNonNull(per, "per");
        }

        @Override
        public Class<?> valueClass() {
            return Long.class;
        }
    }

    /** Those that look at whole activities. */
    sealed interface OfActivities extends Aggregate {

        /** ORDER, ACTION or MOMENT. */
        MeasureSource of();

        @Override
        default boolean filtersLines() {
            return of() == MeasureSource.ORDER;
        }

        @Override
        default boolean filtersTypes() {
            return of() != MeasureSource.ORDER;
        }
    }

    private static void checkActivity(MeasureSource of) {
        if (!of.isActivity()) {
            throw new IllegalArgumentException(of + " is no activity. Maybe ORDER, ACTION or MOMENT?");
        }
    }
}
