package dev.loyalty.redemption;

import static dev.loyalty.redemption.Desks.DEFINITION;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.source;
import static dev.loyalty.redemption.Desks.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with rules and switches of redemption, told with its place before anything is redeemed. */
class RedemptionDiagnosticsTest {

    private static List<String> faults(PolicySource source) {
        return Loyalty.create().policies().check(source).stream()
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void aNameIsGivenOnceInAllSetsOfRules() {
        String same = """
                rule "Points"
                when
                    $order : Order()
                then
                    %s;
                end
                """;
        assertThat(faults(PolicySource.text(Map.of(
                        "policy.yaml", DEFINITION,
                        "earning.drl", same.formatted("earn.points( $order, policy.hundred )"),
                        "redemption.drl",
                                same.formatted("redeem.points( policy.hundred ).amountOff( $order, policy.fiver )")))))
                .containsExactly(
                        "redemption.drl:1:1 error duplicate-rule: There is a rule \"Points\" in earning.drl in line 1"
                                + " too. Maybe say in the name what is different?");
    }

    @Test
    void accountsLimitsAndGroupsAreThose() {
        assertThat(
                        faults(
                                source(
                                        DEFINITION,
                                        forOrder("A", "redeem.points( policy.hundred ).brings( \"cupons\" )"),
                                        forOrder(
                                                "B", "redeem.item().from( \"gift\" ).percentOff( $order, policy.ten )"),
                                        forOrder(
                                                "C",
                                                "redeem.points( 1 ).worth( policy.pound ).creditedTo( \"credits\" )"),
                                        forOrder(
                                                "D",
                                                "redeem.item().percentOff( $order, policy.ten ).limitedBy( \"no\" ).inGroup( \"no\" )"))))
                .containsExactly(
                        "redemption/a.drl:5:46 error unknown-account in rule \"A\": policy.yaml has no account \"cupons\"."
                                + " Maybe \"coupons\"?",
                        "redemption/b.drl:5:26 error unknown-account in rule \"B\": policy.yaml has no account \"gift\"."
                                + " Maybe \"gifts\"?",
                        "redemption/c.drl:5:59 error unknown-account in rule \"C\": policy.yaml has no account \"credits\"."
                                + " Maybe \"credit\"?",
                        "redemption/d.drl:5:64 error unknown-limit in rule \"D\": policy.yaml has no limit \"no\".",
                        "redemption/d.drl:5:80 error unknown-group in rule \"D\": policy.yaml has no group \"no\".");
    }

    @Test
    void verbsOfOtherSetsAreNotThere() {
        assertThat(faults(source(DEFINITION, forOrder("A", "earn.points( $order, policy.hundred )"))))
                .singleElement()
                .asString()
                .contains("redemption/a.drl")
                .contains("earn");
        assertThat(faults(source(DEFINITION, "rule \"A\"\nwhen\n    Action()\nthen\n    redeem.refuseAll();\nend\n")))
                .singleElement()
                .asString()
                .contains("redemption/a.drl:3:5")
                .contains("Action");
    }

    @Test
    void switchesAreThose() {
        assertThat(faults(source(
                        with(
                                "over-request: clip",
                                "same-order: never",
                                "discounted-kinds: [merchandise, discount]",
                                "paid-kinds: [shipping, shipping]"),
                        Desks.POINTS_OFF)))
                .containsExactly(
                        "policy.yaml:21:17 error unknown-value: over-request of switches is \"clip\", not one of"
                                + " clamp-to-order, clamp, decline. Maybe \"clamp\"?",
                        "policy.yaml:22:15 error unknown-value: same-order of switches is \"never\", not one of later,"
                                + " spendable.",
                        "policy.yaml:23:35 error unknown-value: an entry of discounted-kinds of switches is \"discount\","
                                + " never what is paid for. Maybe delete it?",
                        "policy.yaml:24:15 error duplicate-entry: paid-kinds of switches is a list, with an entry twice."
                                + " Maybe delete one of the two?");
    }
}
