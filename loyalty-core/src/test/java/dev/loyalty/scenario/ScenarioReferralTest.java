package dev.loyalty.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims, events of friends, reviews, what comes back and contests as steps of scenarios. */
class ScenarioReferralTest {

    private static final String DEFINITION = """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts: { points: { unit: points }, credit: { unit: money } }
            windows: { spring: { from: 2026-03-01, to: 2026-03-30 } }
            measures: { friends: { distinct: friend, of: referral, during: spring } }
            contests: { spring: { measure: friends, judged: 2026-04-14T00:00 } }
            attributes: { action: { rank: integer } }
            parameters:
              ten: { type: money, value: 10.00 }
              least: { type: money, value: 25.00 }
              one: { type: integer, value: 1 }
            """;

    private static final String REFERRAL = """
            rule "Ten for both"
            when
                Order( total >= policy.least )
                Friend( orderNumber == 1 )
            then
                advocate.credit( policy.ten ).whileAtLeast( policy.least );
                friend.credit( policy.ten ).whileAtLeast( policy.least );
            end
            rule "Same device"
            when
                Signal( kind == "device", shared )
            then
                refer.suspect( "same-device", policy.one );
            end
            """;

    private static final String EARNING = """
            rule "Winner"
            when
                $standing : Action( type == "standing", rank == 1 )
            then
                earn.points( $standing, policy.one );
            end
            """;

    private static PolicySource policy(String scenario) {
        return PolicySource.text(Map.of(
                "policy.yaml",
                DEFINITION,
                "referral.drl",
                REFERRAL,
                "earning.drl",
                EARNING,
                "scenarios/a.yaml",
                scenario));
    }

    private static ScenarioReport run(String scenario) {
        return ScenarioRunner.run(policy(scenario));
    }

    private static List<String> mismatches(String scenario) {
        return run(scenario).scenarios().get(0).mismatches().stream()
                .map(mismatch -> mismatch.line() + ":" + mismatch.column() + " " + mismatch)
                .toList();
    }

    private static List<String> faults(String scenario) {
        return Loyalty.create().policies().check(policy(scenario)).stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
    }

    private static final String EVERYTHING = """
            scenario: Two friends and a contest
            given:
              at: 2026-03-02T12:00
              member: { id: anna, signals: { device: d1 } }
              members:
                ben: { signals: { device: d1 } }
                olga: { orders: 1 }
            steps:
              - claim: { friend: ben, advocate: anna, via: code, campaign: spring }
                then: { outcome: open, reasons: [same-device, claimed], shopper: [referral.not-yet], advocate: none }
              - qualify: { friend: ben, order: { total: 30.00 } }
                then: { outcome: held, advocate: none, friend: none, fired: [Ten for both, Same device] }
              - review: { of: order-1, verdict: release }
                then: { outcome: rewarded, advocate: { credit: 10.00 }, friend: { credit: 10.00 } }
              - claim: { friend: carl, advocate: anna }
              - qualify: { friend: carl, order: { total: 24.99 } }
                then: { outcome: open, silent: [Ten for both, Same device] }
              - claim: { friend: olga, advocate: ben }
              - qualify: { friend: olga, order: { total: 40.00 } }
                then: { outcome: open, reasons: [not-qualified] }
              - friend-returns: { of: order-1, amount: 5.00 }
                then: { advocate: none, friend: none }
              - claim: { friend: dora, advocate: ben }
              - qualify: { friend: dora, order: { id: d, total: 30.00 } }
              - friend-returns: { of: d }
                then: { advocate: { credit: 10.00 }, friend: { credit: 10.00 } }
              - until: 2026-04-14T00:00
              - judge: { contest: spring }
                then:
                  places: { anna: 1 }
                  awards: { anna: { points: 1 } }
                  fired: [Winner]
                  balance: { credit: { active: 10.00 }, points: { active: 1 } }
            """;

    @Test
    void membersReferEachOtherAndCompete() {
        ScenarioReport report = run(EVERYTHING);
        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.neverFired()).isEmpty();
        assertThat(report.neverSilent()).containsExactly("Winner");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outcome: held, advocate|outcome: rewarded, advocate|outcome: expected rewarded, was held (rule "Same device" adds 1 of suspicion: same-device)
            reasons: [same-device, claimed]|reasons: [claimed]|reasons: expected claimed, was claimed, same-device
            shopper: [referral.not-yet]|shopper: [referral.declined]|shopper: expected referral.declined, was referral.not-yet
            advocate: { credit: 10.00 }, friend: { credit: 10.00 } }|advocate: { credit: 11.00 }, friend: none }|reward for the advocate of credit: expected 11.00, was 10.00
            fired: [Ten for both, Same device]|silent: [Ten for both], fired: [Same device]|rule "Ten for both": expected silent, was fired
            amount: 5.00|amount: 5.01|taken from the advocate of credit: expected 0.00, was 10.00
            places: { anna: 1 }|places: { anna: 2, ben: 1 }|places: expected anna 2, ben 1, was anna 1
            awards: { anna: { points: 1 } }|awards: none|awards of anna of points: expected 0, was 1
            awards: { anna: { points: 1 } }|awards: { anna: { points: 1 }, ben: { points: 1 } }|awards of ben of points: expected 1, was 0 (ben has no place)
            """)
    void whatIsNotAsExpectedIsTold(String before, String after, String told) {
        assertThat(EVERYTHING).contains(before);
        assertThat(mismatches(EVERYTHING.replace(before, after)).get(0)).contains(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            claim: { friend: ben }|missing-key: claim of step 1 needs "advocate"
            claim: { friend: ben, advocate: anna, via: mail }|via of claim of step 1 is "mail"
            qualify: { friend: ben }|qualify of step 1 needs one of order, action, moment
            qualify: { order: { total: 1.00 }, action: { type: scan } }|action of qualify of step 1 does not go with order
            review: { of: o1, verdict: release }|of of review of step 1 is "o1", nothing that a friend claimed or did in a step before
            friend-returns: { of: order-1 }|of of friend-returns of step 1 is "order-1", nothing that a friend claimed or did in a step before
            judge: { contest: autumn }|contest of judge of step 1 is "autumn", no contest of policy.yaml
            judge: { contest: spring }|judge of step 1 is before the contest is judged, at 2026-04-14T00:00. Maybe "until: 2026-04-14T00:00" before it?
            """)
    void whatIsWrongWithAStepIsToldWithItsPlace(String step, String told) {
        assertThat(faults("scenario: x\nsteps:\n  - " + step
                        + "\n  - order: { total: 1.00 }\n    then: { awards: none }\n"))
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("scenarios/a.yaml:3:").contains(told));
    }

    @Test
    void whatIsWrongWithAMemberIsTold() {
        assertThat(faults("""
                        scenario: x
                        given:
                          members:
                            anna: { signals: { fax: "1", email: nobody }, orders: -1, status: away }
                            member: { orders: 1 }
                        steps:
                          - order: { total: 1.00 }
                            then: { awards: none }
                        """))
                .anySatisfy(fault -> assertThat(fault).contains("4:24", "\"fax\" is no kind of signal."))
                .anySatisfy(fault -> assertThat(fault).contains("no email that could be compared"))
                .anySatisfy(fault -> assertThat(fault).contains("orders of member \"anna\" is \"-1\", less than 0"))
                .anySatisfy(fault -> assertThat(fault).contains("status of member \"anna\" is \"away\""))
                .anySatisfy(fault -> assertThat(fault).contains("\"member\" of members is the scenario's own member."));
    }
}
