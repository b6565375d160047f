package dev.loyalty.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Coarse bounds that hold before all is warm; {@link GuardCost} prints the figures. */
class GuardCostTest {

    @Test
    void guardsCostLessThanHalfOfACall() throws ReflectiveOperationException {
        assertThat(new GuardCost().callRatio(12, 500)).isLessThan(1.5);
    }

    @Test
    void checkingCostsLessThanTheCompilationItFollows() {
        assertThat(new GuardCost().checkRatio(3)).isLessThan(1);
    }
}
