package dev.loyalty.examples.replay.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1, 1",
        "0, 7, 0, 8, 2",
        "0, 66123, 0, 80000, 20000",
        "-30, 67, -40, 80, 20",
        "-5, 0, -5, 0, 1",
        "0, 1000000000000000001, 0, 1200000000000000000, 200000000000000000"
    })
    void hasRoundTicksAroundTheValues(long lowest, long highest, long from, long to, long step) {
        assertThat(Scale.of(lowest, highest)).isEqualTo(new Scale(from, to, step));
    }

    @Test
    void placesValuesInProportion() {
        Scale scale = Scale.of(-20, 80);
        assertThat(scale.ticks()).containsExactly(-20L, 0L, 20L, 40L, 60L, 80L);
        assertThat(scale.down(80, 1000)).isZero();
        assertThat(scale.down(0, 1000)).isEqualTo(800);
        assertThat(scale.down(-20, 1000)).isEqualTo(1000);
    }

    @Test
    void knowsRoundNumbers() {
        assertThat(RoundNumbers.floor(1)).isEqualTo(1);
        assertThat(RoundNumbers.floor(4999)).isEqualTo(2000);
        assertThat(RoundNumbers.above(0)).isEqualTo(1);
        assertThat(RoundNumbers.above(2000)).isEqualTo(5000);
        assertThat(RoundNumbers.above(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> RoundNumbers.floor(0));
    }
}
