package dev.loyalty.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.internal.drools.Budget.SpentError;
import dev.loyalty.policy.Guards;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private long now;

    @Test
    void staysSpentOnceItIsSpent() {
        Budget budget = Budget.enter(Guards.builder().steps(10).build());
        try {
            for (int i = 0; i < 10; i++) {
                budget.tick();
            }
            assertThatThrownBy(budget::tick).isInstanceOf(SpentError.class).hasMessage("more than 10 steps");
            for (int i = 0; i < 1000; i++) {
                assertThatThrownBy(budget::tick).hasMessage("more than 10 steps");
            }
            assertThatThrownBy(() -> budget.allocate(0)).hasMessage("more than 10 steps");
            assertThatThrownBy(() -> budget.steps(1)).hasMessage("more than 10 steps");
            assertThatThrownBy(budget::fired).hasMessage("more than 10 steps");
            assertThatThrownBy(budget::derived).hasMessage("more than 10 steps");
        } finally {
            budget.leave();
        }
    }

    @Test
    void countsManyStepsAtOnceAsThatMany() {
        Budget budget = Budget.enter(Guards.builder().steps(1_000_000).build());
        try {
            budget.steps(999_999);
            budget.tick();
            assertThatThrownBy(budget::tick).hasMessage("more than 1000000 steps");
        } finally {
            budget.leave();
        }
    }

    @Test
    void stopsAtOnceWhenMoreStepsAreAskedForThanAreLeft() {
        Budget budget = Budget.enter(Guards.builder().steps(1_000).build());
        try {
            assertThatThrownBy(() -> budget.steps(256_000_000)).hasMessage("more than 1000 steps");
        } finally {
            budget.leave();
        }
    }

    @Test
    void countsLooksIntoALongList() {
        Budget budget = Budget.enter(Guards.builder().steps(1_000).build());
        List<Integer> numbers = Collections.nCopies(10_000, 1);
        try {
            assertThat(GuardedValues.contains(numbers, 2)).isFalse();
            assertThatThrownBy(() -> GuardedValues.contains(numbers, 2)).hasMessage("more than 1000 steps");
        } finally {
            budget.leave();
        }
    }

    @Test
    void countsTheTimeOfRulesAndNoPausesOfTheHost() {
        Guards guards = Guards.builder().time(Duration.ofMillis(100)).build();
        Budget budget = Budget.enter(guards, () -> now);
        try {
            now += Duration.ofMinutes(1).toNanos();
            budget.fired();
            for (int look = 0; look < 48; look++) {
                now += Duration.ofSeconds(10).toNanos();
                budget.fired();
            }
            assertThatCode(budget::fired).doesNotThrowAnyException();
            for (int look = 0; look < 10; look++) {
                now += 100_000;
                budget.fired();
            }
            now += Duration.ofSeconds(10).toNanos();
            assertThatThrownBy(budget::fired).hasMessage("more than 100 milliseconds");
        } finally {
            budget.leave();
        }
    }

    @Test
    void looksAtTheClockWhileALoopTurns() {
        Guards guards = Guards.builder().time(Duration.ofMillis(1)).build();
        Budget budget = Budget.enter(guards, () -> now += 10_000);
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000_000; i++) {
                            budget.tick();
                        }
                    })
                    .hasMessage("more than 1 milliseconds");
        } finally {
            budget.leave();
        }
    }

    @Test
    void belongsToTheCallThatEnteredItLast() {
        Budget outer = Budget.enter(Guards.defaults());
        Budget inner = Budget.enter(Guards.defaults());
        assertThat(Budget.current()).isSameAs(inner);
        inner.leave();
        assertThat(Budget.current()).isSameAs(outer);
        outer.leave();
        assertThatThrownBy(Budget::current).hasMessage("compiled rules run only inside a call");
    }
}
