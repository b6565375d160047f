package dev.loyalty.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.examples.replay.BalanceBins.Bin;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BalanceBinsTest {

    private static BalanceBins of(long... balances) {
        BalanceBins bins = new BalanceBins();
        LongStream.of(balances).forEach(bins::add);
        return bins;
    }

    @Test
    void countsDebtorsAndThoseWithNothingApart() {
        assertThat(of(-7, 0, -3, 0, 0, 1).bins())
                .extracting(Bin::from, Bin::to, Bin::members, Bin::units)
                .containsExactly(tuple(Long.MIN_VALUE, -1L, 2L, -10L), tuple(0L, 0L, 3L, 0L), tuple(1L, 1L, 1L, 1L));
    }

    @Test
    void keepsEmptyBinsBetweenOthers() {
        assertThat(of(0, 9, 10, 55, 19).bins())
                .extracting(Bin::from, Bin::to, Bin::members, Bin::units)
                .containsExactly(
                        tuple(0L, 0L, 1L, 0L),
                        tuple(5L, 9L, 1L, 9L),
                        tuple(10L, 19L, 2L, 29L),
                        tuple(20L, 49L, 0L, 0L),
                        tuple(50L, 99L, 1L, 55L));
    }

    @Test
    void hasAPlaceForTheGreatestBalance() {
        assertThat(of(Long.MAX_VALUE).bins()).singleElement().satisfies(bin -> {
            assertThat(bin.from()).isLessThan(Long.MAX_VALUE);
            assertThat(bin.units()).isEqualTo(Long.MAX_VALUE);
        });
    }

    @Test
    void isEmptyWithoutMembers() {
        assertThat(of().bins()).isEmpty();
    }
}
