package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.Texts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settlement would find with the first order is found when the policy is loaded. */
class EarningDiagnosticsTest {

    private static final String POLICY = DEFINITION.replace("accounts:\n", """
            accounts:
              cash: { unit: money }
              coupons: { unit: items }
              status: { unit: points }
            """) + """
              nothing: { type: money, value: 0.00 }
              minus: { type: integer, value: -1 }
              half: { type: decimal, value: 0.5 }
              week: { type: span, value: 7 days }
            limits:
              weekly: { per: member, period: week, at-most: 50 points }
              spend: { per: member, period: week, at-most: 5.00 money }
              things: { per: member, period: week, at-most: 5 items }
              once: { per: member, period: ever, at-most: 1 time }
              tag: { per: subject, period: ever, at-most: 1 time }
              article: { per: member-and-subject, period: ever, at-most: 1 time }
            groups:
              promotions: { choose: best }
              together: { choose: all }
            windows:
              spring: { from: 2026-03-01 }
              weekend: { on: [saturday, sunday] }
            attributes:
              line: { serial: text }
            """;

    private static List<String> faults(String... rules) {
        return Fixture.faults(POLICY, rules).stream()
                .map(Diagnostic::toString)
                .map(text -> text.replaceFirst(" in rule \"[^\"]*\"", ""))
                .toList();
    }

    private static String ofOrder(String then) {
        return Texts.forOrder("R", then);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\'',
            value = {
                "earn.points( $order, 1 ).to( \"cash\" ) @ 5:34 error account-unit: account \"cash\" holds money, and earn.points brings points. Maybe earn.credit( … ), or another account?",
                "earn.credit( $order, 1 ).to( \"coupons\" ) @ 5:34 error account-unit: account \"coupons\" holds items, and earn.credit brings money. Maybe earn.item( … ), or another account?",
                "earn.item( $order ).to( \"status\" ) @ 5:29 error account-unit: account \"status\" holds points, and earn.item brings items. Maybe earn.points( … ), or another account?",
                "earn.multiply( $order, 1 ).to( \"coupons\" ) @ 5:36 error account-unit: account \"coupons\" holds items, and earn.multiply multiplies none. Maybe earn.item( … ), or another account?",
                "earn.points( $order, 1 ).limitedBy( \"spend\" ) @ 5:41 error limit-unit: limit \"spend\" counts money, and account \"status\" holds points. Maybe a limit of points or of times?",
                "earn.item( $order ).limitedBy( \"weekly\" ) @ 5:36 error limit-unit: limit \"weekly\" counts points, and account \"coupons\" holds items. Maybe a limit of items or of times?",
                "earn.points( $order, 1 ).limitedBy( \"tag\" ) @ 5:41 error limit-subject: limit \"tag\" counts for each subject, and an order has none. Maybe .limitedBy( \"tag\", $serial ), with what it should count for?",
                "earn.points( $order, 1 ).limitedBy( \"once\", \"x\" ) @ 5:41 error limit-subject: limit \"once\" counts for each member, and here a subject is named. Maybe \"per: subject\" in policy.yaml?",
                "earn.points( $order, 1 ).perUnit() @ 5:30 error unfit-word: only a line has units, not an order, so .perUnit says nothing. Maybe $line : Line( earning ), and the proposal for it?",
                "earn.items( $order, 1 ).multiplied() @ 5:29 error unfit-word: things are not multiplied, so .multiplied says nothing. Maybe earn.items( … ) with a higher number?",
                "earn.multiply( $order, 1 ).per( 1 ) @ 5:32 error unfit-word: a multiplier multiplies what other rules give, so .per says nothing. Maybe earn.points( … )?",
                "earn.donation( $order, \"wood\", 1 ).to( \"cash\" ) @ 5:40 error unfit-word: no account holds what earn.donation brings, so .to says nothing. Maybe earn.item( … ) for something that members hold?",
                "earn.donation( $order, \"wood\", 1 ).limitedBy( \"weekly\" ) @ 5:51 error limit-unit: limit \"weekly\" counts points, which earn.donation does not bring. Maybe a limit of money or of times?",
                "earn.donation( $order, \"wood\", policy.minus ) @ 5:36 error parameter-value: policy.minus is -1, but what is proposed cannot be less than 0. Maybe another value, and a \"min\" or \"max\" for the parameter in policy.yaml?",
                "earn.recognition( $order, \"ring\" ).limitedBy( \"spend\" ) @ 5:51 error limit-unit: limit \"spend\" counts money, which earn.recognition does not bring. Maybe a limit of times?",
                "earn.recognition( $order, \"ring\" ).per( 1 ) @ 5:40 error unfit-word: earn.recognition brings one thing, whatever the order comes to, so .per says nothing. Maybe a condition?",
                "earn.recognition( $order, \"ring\" ).lasting( policy.week ) @ 5:40 error unfit-word: only a level is given for a time, so .lasting says nothing. Maybe .expiresAfter( policy.… )?",
                "earn.tierGift( $order, \"gold\" ) @ 5:10 error unfit-word: a level is given for a time, and nothing says how long. Maybe .lasting( policy.… )?",
                "earn.tierGift( $order, \"gold\" ).lasting( policy.week ).neverExpires() @ 5:60 error unfit-word: no account holds what earn.tierGift brings, so .neverExpires says nothing. Maybe earn.item( … ) for something that members hold?",
                "earn.points( $order, policy.minus ) @ 5:26 error parameter-value: policy.minus is -1, but what is proposed cannot be less than 0. Maybe another value, and a \"min\" or \"max\" for the parameter in policy.yaml?",
                "earn.points( $order, 1 ).perFull( policy.nothing ) @ 5:39 error parameter-value: policy.nothing is 0.00, but an amount is for more than 0. Maybe another value, and a \"min\" or \"max\" for the parameter in policy.yaml?",
                "earn.points( $order, 1 ).per( 0 ) @ 5:35 error parameter-value: here stands 0, but an amount is for more than 0. Maybe another value, and a \"min\" or \"max\" for the parameter in policy.yaml?",
                "earn.multiply( $order, policy.half ) @ 5:28 error parameter-value: policy.half is 0.5, but a multiplier is at least 1. Maybe another value, and a \"min\" or \"max\" for the parameter in policy.yaml?",
                "earn.points( $order, 1 ).whileAtLeast( policy.nothing ) @ 5:44 error parameter-value: policy.nothing is 0.00, but at least 0 is always true. Maybe another value, and a \"min\" or \"max\" for the parameter in policy.yaml?"
            })
    void saysWhatDoesNotFit(String then, String fault) {
        assertThat(faults(ofOrder(then))).containsExactly("earning/a.drl:" + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\'',
            value = {
                "$action : Action() @ earn.points( $action, 1 ).per( 1 ) @ unfit-word",
                "$look : Moment() @ earn.points( $look, 1 ).whileAtLeast( 1 ) @ unfit-word",
                "$look : Moment() @ earn.points( $look, 1 ).limitedBy( \"article\" ) @ limit-subject",
                "$line : Line() @ earn.points( $line, 1 ).limitedBy( \"article\" ) @ limit-subject",
                "$line : Line() @ earn.recognition( $line, \"ring\" ).limitedBy( \"article\" ) @ limit-subject",
                "Window( name == \"sprng\" ) $order : Order() @ earn.points( $order, 1 ) @ unknown-window",
                "Window( open, name in ( \"spring\", \"wekend\" ) ) $order : Order() @ earn.points( $order, 1 ) @ unknown-window",
                "not Window( \"sprng\" == name ) $order : Order() @ earn.points( $order, 1 ) @ unknown-window",
                "$order : Order( $t : total + total ) @ earn.points( $order, $t ) @ inexact",
                "$order : Order( $t : ( total * policy.half ) ) @ earn.points( $order, $t ) @ rule-not-compiled",
                "$order : Order( $t : total.multiply( policy.half ) ) @ earn.points( $order, $t ) @ rule-not-compiled"
            })
    void findsItInEveryKindOfRule(String when, String then, String code) {
        assertThat(Fixture.faults(POLICY, Texts.rule("R", when, then)))
                .extracting(fault -> fault.code().id())
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\'',
            value = {
                "$order : Order() @ earn.points( $order, 1 ).to( \"points\" ).limitedBy( \"weekly\" ).limitedBy( \"once\" ).inGroup( \"promotions\" )",
                "$line : Line( $serial : serial != null ) @ earn.points( $line, 1 ).perUnit().limitedBy( \"tag\", $serial )",
                "$action : Action( subject != null ) @ earn.points( $action, 1 ).limitedBy( \"tag\" ).limitedBy( \"article\" )",
                "$action : Action( subject == \"a\" ) @ earn.item( $action ).limitedBy( \"tag\" )",
                "Action( $s : subject, type == \"x\" ) $action : Action() @ earn.item( $action ).limitedBy( \"tag\" )",
                "$order : Order() @ earn.donation( $order, \"wood\", 1 ).per( 1 ).limitedBy( \"spend\" ).limitedBy( \"once\" )",
                "$order : Order() @ earn.tierGift( $order, \"gold\" ).lasting( policy.week ).limitedBy( \"once\" )",
                "$order : Order() @ earn.credit( $order, policy.half ).perFull( policy.pound ).limitedBy( \"spend\" )",
                "$order : Order() @ earn.items( $order, 0 ).limitedBy( \"things\" )",
                "$order : Order() @ earn.multiply( $order, 1 ).to( \"cash\" )",
                "$order : Order() Line( $t : ( amount + amount ), amount * policy.half > 0 ) @ earn.points( $order, $t )",
                "Window( name == \"spring\" || name == \"weekend\", open ) $order : Order() @ earn.points( $order, 1 )",
                "Window( name matches \"spr.*\" ) $order : Order() @ earn.points( $order, 1 )",
                "$order : Order() @ earn.block( $order ).to( \"cash\" ).inGroup( \"promotions\" )",
                "$order : Order( $id : id ) @ if ( $id.length() > 1 ) { earn.points( $order, 1 ); }"
            })
    void letsPassWhatFits(String when, String then) {
        assertThat(faults(Texts.rule("R", when, then))).isEmpty();
    }

    @Test
    void warnsThatAnActionWithoutSubjectWouldFailTheCall() {
        Loyalty loyalty = Fixture.loyalty(
                POLICY,
                Texts.rule("R", "$scan : Action()", "earn.points( $scan, 1 ).limitedBy( \"tag\" )"),
                Texts.rule("S", "$scan : Action( subject != null )", "earn.points( $scan, 1 ).limitedBy( \"tag\" )"));

        assertThat(loyalty.policies().live("acme").warnings())
                .extracting(Diagnostic::toString)
                .containsExactly("earning/a.drl:5:40 warning limit-subject in rule \"R\": limit \"tag\" counts for each"
                        + " subject, and the rule does not ask whether the action has one: without, it fails the call."
                        + " Maybe Action( subject != null )?");
    }

    @Test
    void comparesTheProposalsOfAGroupOverAllFiles() {
        assertThat(Fixture.faults(
                        POLICY,
                        Texts.forOrder("Amount", "earn.points( $order, 1 ).inGroup( \"promotions\" )"),
                        Texts.forOrder("Factor", "earn.multiply( $order, 1 ).inGroup( \"promotions\" )"),
                        Texts.forOrder("Cash", "earn.credit( $order, 1 ).inGroup( \"promotions\" )"),
                        Texts.forOrder("Other", "earn.points( $order, 1 ).inGroup( \"promotions\" )")))
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "earning/b.drl:5:41 error mixed-group in rule \"Factor\": this proposal multiplies account"
                                + " \"status\", and rule \"Amount\" of the same group brings something to account"
                                + " \"status\", so that they cannot be compared. Maybe a group each for multipliers"
                                + " and amounts, and for each account?",
                        "earning/c.drl:5:39 error mixed-group in rule \"Cash\": this proposal brings something to"
                                + " account \"cash\", and rule \"Amount\" of the same group brings something to account"
                                + " \"status\", so that they cannot be compared. Maybe a group each for multipliers"
                                + " and amounts, and for each account?");
    }

    @Test
    void letsAGroupInWhichNothingIsChosenHoldAnything() {
        assertThat(faults(
                        Texts.forOrder("Amount", "earn.points( $order, 1 ).inGroup( \"together\" )"),
                        Texts.forOrder("Factor", "earn.multiply( $order, 1 ).inGroup( \"together\" )")))
                .isEmpty();
    }

    @Test
    void namesTheUnitOfWhichThereIsNoAccount() {
        assertThat(Fixture.faults(DEFINITION, Texts.forOrder("R", "earn.credit( $order, policy.pound )")))
                .extracting(Diagnostic::toString)
                .containsExactly("earning/a.drl:5:10 error account-unit in rule \"R\": policy.yaml has no account of"
                        + " money, which earn.credit is for. Maybe \"{ unit: money }\" for one of the accounts?");
    }

    @Test
    void comparesTheOrderOfAGroupWithTheRules() {
        String definition = DEFINITION + "groups: { offers: { choose: first, order: [Gold, Sliver] } }\n";
        assertThat(Fixture.faults(
                        definition,
                        Texts.forOrder("Gold", "earn.points( $order, 1 ).inGroup( \"offers\" )"),
                        Texts.forOrder("Silver", "earn.points( $order, 1 ).inGroup( \"offers\" )")))
                .extracting(Diagnostic::toString)
                .containsExactly("policy.yaml:10:50 error unknown-rule: order of group \"offers\" names \"Sliver\","
                        + " and the policy has no such rule. Maybe \"Silver\"?");
    }

    @Test
    void reportsFaultsOfRulesAndScenariosBesideThoseOfPolicyYaml() {
        Publication publication = Loyalty.create()
                .policies()
                .publish(PolicySource.text(Map.of(
                        "policy.yaml", DEFINITION.replace("Europe/London", "Europe/Londn"),
                        "earning.drl", "rule \"R\" salience 1 when $order : Order() then earn.points( $order, 1 ); end",
                        "scenarios/a.yaml", "scenario: \"x")));
        assertThat(((Publication.Refused) publication).diagnostics())
                .extracting(fault -> fault.file() + " " + fault.code().id())
                .containsExactly(
                        "earning.drl unsupported-construct",
                        "policy.yaml unknown-value",
                        "scenarios/a.yaml yaml-syntax");
    }

    @Test
    void warnsOfARuleThatSaysNothing() {
        Loyalty loyalty = Fixture.loyalty(DEFINITION, "rule \"R\" when Order() then end");
        assertThat(loyalty.policies().live("acme").warnings())
                .extracting(fault -> fault.code().id())
                .containsExactly("no-effect");
    }
}
