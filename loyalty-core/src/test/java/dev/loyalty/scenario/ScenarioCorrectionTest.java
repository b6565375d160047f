package dev.loyalty.scenario;

import static dev.loyalty.scenario.Proof.faults;
import static dev.loyalty.scenario.Proof.mismatches;
import static dev.loyalty.scenario.Proof.steps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What operators do by hand, and orders that are changed, in scenarios. */
class ScenarioCorrectionTest {

    @Test
    void unitsAreGivenAndTakenByHand() {
        assertThat(mismatches(steps("""
                  - adjust: { account: points, units: 50 }
                    then: { balance: { points: { active: 50 } } }
                  - adjust: { account: points, units: -80 }
                    then: { declined: not-enough, balance: { points: { active: 50 } } }
                  - adjust: { account: points, units: -80, may-owe: true }
                    then: { balance: { points: { debt: 30 } } }
                  - adjust: { account: cash, units: 2.50 }
                    then: { balance: { cash: { active: 2.50 } } }
                """))).isEmpty();
        assertThat(mismatches(steps("""
                  - adjust: { account: points, units: -1 }
                    then: { balance: { points: {} } }
                """))).containsExactly("3:5 step 1: the outcome: expected booked, was not-enough.");
    }

    @Test
    void unitsGoToAnotherMemberAndComeBackWithHisLedger() {
        assertThat(mismatches(steps("""
                  - adjust: { account: points, units: 50 }
                  - transfer: { account: points, units: 30, to: ben }
                    then: { balance: { points: { active: 20 } } }
                  - transfer: { account: points, units: 21, to: ben }
                    then: { declined: not-enough, balance: { points: { active: 20 } } }
                  - merge: { from: ben }
                    then: { balance: { points: { active: 50 } } }
                """))).isEmpty();
    }

    @Test
    void pointsLiveLongerByHand() {
        assertThat(mismatches(steps("""
                  - order: { total: 10.00 }
                  - extend: { account: points, last-day: 2026-12-31 }
                    then: { balance: { points: { pending: 10 } } }
                  - until: 2026-12-31T23:59
                    then: { balance: { points: { active: 10 } } }
                  - extend: { account: points }
                    then: { declined: nothing-to-extend, balance: { points: { active: 10 } } }
                  - until: 2027-01-01T00:00
                    then: { balance: { points: {} } }
                """))).isEmpty();
    }

    @Test
    void anOrderIsChangedAndThenReturned() {
        assertThat(mismatches(steps("""
                  - order: { id: o1, lines: [ { total: 100.00 }, { total: 20.00 } ] }
                  - return: { of: o1, lines: { 2: 1 } }
                    then: { reversed: { points: 20 } }
                  - change: { of: o1, lines: [ { total: 100.00 }, { id: extra, total: 50.00 } ] }
                    then:
                      awards: { points: 150 }
                      fired: [One point per pound]
                      silent: [Spring offer]
                      balance: { points: { pending: 150 } }
                  - change: { of: o1, total: 60.00 }
                    then:
                      awards: { points: 60 }
                      balance: { points: { pending: 60 } }
                  - return: { of: o1 }
                    then:
                      reversed: { points: 60 }
                      balance: { points: {} }
                """))).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithThem() {
        assertThat(faults(steps("""
                  - adjust: { account: coins, units: 0 }
                    then: { balance: { points: {} } }
                  - transfer: { account: points, units: -1, to: member }
                  - merge: { from: member }
                  - extend: { account: points, last-day: soon }
                  - change: { of: o9, total: 1.00 }
                    then: { awards: none }
                """)))
                .anySatisfy(fault -> assertThat(fault).contains("3:24", "unknown-account", "\"coins\""))
                .anySatisfy(fault -> assertThat(fault).contains("units", "\"0\""))
                .anySatisfy(fault -> assertThat(fault).contains("\"-1\"", "not more than 0"))
                .anySatisfy(fault -> assertThat(fault).contains("to of transfer of step 2", "own member"))
                .anySatisfy(fault -> assertThat(fault).contains("from of merge of step 3", "own member"))
                .anySatisfy(fault -> assertThat(fault).contains("last-day of extend of step 4"))
                .anySatisfy(fault -> assertThat(fault).contains("of of change of step 5", "\"o9\""));
    }
}
