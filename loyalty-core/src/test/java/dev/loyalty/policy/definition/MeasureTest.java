package dev.loyalty.policy.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.model.PeriodUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class MeasureTest {

    private static final Measure ORDERS = Measure.of("orders", new Aggregate.Count(MeasureSource.ORDER));

    @Test
    void hasTheTypeOfItsValue() {
        assertThat(ORDERS.valueClass()).isEqualTo(Long.class);
        assertThat(Measure.of("a", new Aggregate.Amount(MeasureSource.LINE)).valueClass())
                .isEqualTo(BigDecimal.class);
        assertThat(Measure.of("a", new Aggregate.Quantity()).valueClass()).isEqualTo(BigDecimal.class);
        assertThat(Measure.of("a", new Aggregate.Awarded("points")).valueClass())
                .isEqualTo(Long.class);
        assertThat(Measure.of("a", new Aggregate.Last(MeasureSource.ACTION)).valueClass())
                .isEqualTo(LocalDate.class);
    }

    @Test
    void refusesWhatHasNoMeaning() {
        refuses(() -> new Aggregate.Count(MeasureSource.LINE), "LINE is no activity");
        refuses(() -> new Aggregate.Amount(MeasureSource.ACTION), "the amount of ACTION cannot be summed");
        refuses(() -> ORDERS.where(MeasureFilter.ALL.types("video")), "does not go with");
        refuses(
                () -> Measure.of("a", new Aggregate.Amount(MeasureSource.ORDER))
                        .where(MeasureFilter.ALL.categories("bags")),
                "does not go with");
        refuses(
                () -> Measure.of("a", new Aggregate.Streak(MeasureSource.ORDER, PeriodUnit.MONTH))
                        .in(PeriodUnit.YEAR),
                "does not go with a streak");
        refuses(() -> Measure.of("no-dashes", new Aggregate.Quantity()), "name of a measure \"no-dashes\"");
        refuses(() -> MeasureFilter.ALL.skus(" "), "have a blank one");
    }

    @Test
    void aPolicyHasTheAccountsThatItsMeasuresName() {
        PolicyDefinition.Builder builder = PolicyDefinition.builder("acme", ZoneOffset.UTC, CurrencyUnit.of("GBP"))
                .account(Account.of("points", AccountUnit.POINTS))
                .measure(ORDERS);

        assertThat(builder.build().measures()).containsOnlyKeys("orders");
        assertThat(builder.build())
                .isNotEqualTo(PolicyDefinition.builder("acme", ZoneOffset.UTC, CurrencyUnit.GBP)
                        .account(Account.of("points", AccountUnit.POINTS))
                        .build());
        refuses(() -> builder.measure(ORDERS), "\"orders\" is there twice");
        refuses(
                () -> builder.measure(Measure.of("earned", new Aggregate.Awarded("credit")))
                        .build(),
                "sums what account \"credit\" was awarded. Maybe one of [points]?");
    }

    private static void refuses(Runnable making, String message) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
