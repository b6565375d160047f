package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RuleDiagnosticsTest {

    @Test
    void placesAMisspeltFieldAndSuggestsTheRightOne() {
        assertThat(errors("""
                rule "Large orders"
                when
                    $order : Order( id != null,
                                    totl >= policy.pound )
                then
                    earn.points( $order, policy.points );
                end
                """))
                .containsExactly("earning/a.drl:4:21 error unknown-field in rule \"Large orders\": Order has no field"
                        + " \"totl\". Maybe \"total\"?");
    }

    @Test
    void placesAnUnknownType() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Ordr( total >= policy.pound )
                then
                    earn.points( $order, policy.points );
                end
                """))
                .containsExactly(
                        "earning/a.drl:3:14 error unknown-type in rule \"Any order\": there is no type \"Ordr\"."
                                + " Maybe \"Order\"?");
    }

    @Test
    void placesAnUnknownVerbInTheThenPart() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order()
                then
                    // a comment
                    earn.pionts( $order, policy.points );
                end
                """))
                .containsExactly(
                        "earning/a.drl:6:10 error unknown-method in rule \"Any order\": there is no pionts( … )"
                                + " with these arguments in Earn. Maybe \"points\"?");
    }

    @Test
    void placesAWrongTypeInTheThenPart() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order()
                then
                    earn.points( $order, "many" );
                end
                """))
                .containsExactly(
                        "earning/a.drl:5:10 error parameter-type in rule \"Any order\": points( … ) takes"
                                + " (an order, line, action or moment) and a number, not an Order and a text. Maybe the parameter has another type in policy.yaml?");
    }

    @Test
    void placesAMissingSemicolon() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order()
                then
                    earn.points( $order, policy.points )
                    earn.multiply( $order, policy.points );
                end
                """))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("earning/a.drl:")
                .contains("java-error in rule \"Any order\": \"earn\" is not expected here. Maybe a semicolon");
    }

    @Test
    void namesTheRuleThatHasNoEnd() {
        assertThat(errors("""
                rule "First"
                when
                    $order : Order()
                then
                    earn.points( $order, policy.points );

                rule "Second"
                when
                    $order : Order()
                then
                    earn.points( $order, policy.points );
                end
                """))
                .containsExactly("earning/a.drl:1:1 error missing-end in rule \"First\": this rule has no \"end\"."
                        + " Maybe add \"end\" before the next rule in line 7?");
    }

    @Test
    void namesTheRuleThatEndsWithTheFile() {
        assertThat(errors("rule \"First\" when Order() then"))
                .containsExactly("earning/a.drl:1:1 error missing-end in rule \"First\": this rule has no \"end\"."
                        + " Maybe add \"end\" before the end of the file?");
    }

    @Test
    void findsARuleNameThatIsUsedInTwoFiles() {
        assertThat(texts(Fixture.faults(DEFINITION, ONE_PER_POUND, "\n" + ONE_PER_POUND)))
                .containsExactly(
                        "earning/b.drl:2:1 error duplicate-rule in rule \"One point per pound\": a rule of this"
                                + " name is already in earning/a.drl in line 1. Maybe give this one a name of its own?");
    }

    @Test
    void placesUnknownParametersInConditionsAndConsequences() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order( total >= policy.pond )
                then
                    earn.points( $order, policy.pints );
                end
                """))
                .containsExactly(
                        "earning/a.drl:3:37 error unknown-parameter in rule \"Any order\": policy.yaml has no parameter"
                                + " \"pond\". Maybe \"pound\"?",
                        "earning/a.drl:5:33 error unknown-parameter in rule \"Any order\": policy.yaml has no parameter"
                                + " \"pints\". Maybe \"points\"?");
    }

    @Test
    void placesNamesThatPolicyYamlDoesNotHave() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order()
                then
                    earn.points( $order, policy.points )
                        .limitedBy( "weekly" ).inGroup( "promotions" ).to( "point" );
                end
                """))
                .containsExactly(
                        "earning/a.drl:6:22 error unknown-limit in rule \"Any order\": policy.yaml has no limit"
                                + " \"weekly\".",
                        "earning/a.drl:6:42 error unknown-group in rule \"Any order\": policy.yaml has no group"
                                + " \"promotions\".",
                        "earning/a.drl:6:61 error unknown-account in rule \"Any order\": policy.yaml has no account"
                                + " \"point\". Maybe \"points\"?");
    }

    @Test
    void placesAVariableThatNothingBinds() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order()
                then
                    earn.points( $ordr, policy.points );
                end
                """))
                .containsExactly(
                        "earning/a.drl:5:18 error unbound-variable in rule \"Any order\": nothing named $ordr is"
                                + " bound in the when part. Maybe \"$order\"?");
    }

    @Test
    void placesATextThatIsNotClosed() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order( id == "x )
                then
                    earn.points( $order, policy.points );
                end
                """))
                .containsExactly(
                        "earning/a.drl:3:27 error rule-syntax: a text begins here and is not closed in its line."
                                + " Maybe a quote is missing?");
    }

    @Test
    void placesAMissingBracketWhereTheTextStopsMakingSense() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order( total >= policy.pound
                then
                    earn.points( $order, policy.points );
                end
                """))
                .containsExactly("earning/a.drl:4:1 error rule-syntax in rule \"Any order\": \"then\" is not expected"
                        + " here. Maybe a bracket, a comma or a quote is missing before it?");
    }

    @Test
    @DisplayName("EC-K5: a decimal literal is a binary fraction and refused")
    void refusesBinaryFractions() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order( total >= 0.1 )
                then
                    earn.points( $order, policy.points );
                end
                """))
                .containsExactly(
                        "earning/a.drl:3:30 error bare-decimal in rule \"Any order\": 0.1 is a binary fraction,"
                                + " which is not exact. Maybe a parameter of policy.yaml, or 0.1B?");
    }

    @Test
    void refusesToCompareATextWithANumber() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order( id > 1, total == "much", id == policy.pound )
                then
                    earn.points( $order, policy.points );
                end
                """))
                .hasSize(3)
                .allMatch(text -> text.contains("error compared-types"))
                .first()
                .isEqualTo("earning/a.drl:3:26 error compared-types in rule \"Any order\": Order.id is a text and is"
                        + " compared with a number. Maybe quotes are missing or too many, or the parameter has another"
                        + " type?");
    }

    @Test
    void warnsOfANumberThatBelongsIntoPolicyYaml() {
        PolicyVersion version = Fixture.loyalty(DEFINITION, """
                        rule "Large orders"
                        when
                            $order : Order( total >= 100 )
                        then
                            earn.points( $order, 1 );
                        end
                        """).policies().live("acme");
        assertThat(texts(version.warnings()))
                .containsExactly("earning/a.drl:3:30 warning number-literal in rule \"Large orders\": the number 100"
                        + " stands in the rule. Maybe a parameter of policy.yaml, so that it can be changed without"
                        + " touching the rule?");
    }

    @Test
    void reportsTheFaultsOfAllRulesAtOnce() {
        assertThat(errors("""
                rule "One"
                when
                    $order : Order( totl > 1 )
                then
                    earn.points( $order, policy.points );
                end
                rule "Two"
                when
                    $order : Order()
                then
                    earn.pionts( $order, policy.points );
                end
                rule "Three"
                salience 1
                when
                    $order : Order()
                then
                    modify( $order ) {}
                end
                """))
                .extracting(text -> text.replaceAll(" in rule.*", ""))
                .containsExactly(
                        "earning/a.drl:3:21 error unknown-field",
                        "earning/a.drl:11:10 error unknown-method",
                        "earning/a.drl:14:1 error unsupported-construct",
                        "earning/a.drl:18:5 error unsupported-construct");
    }

    @Test
    void refusesConstructsThatPoliciesDoNotNeed() {
        assertThat(errors("""
                package foo;
                import java.util.Map;
                global java.util.List l;
                function int f() { return 1; }
                declare enum E A(1); end
                declare Gold extends Order x : int end
                query q Order() end
                rule "a" @x(1) no-loop true enabled false when $o : Order() then earn.points( $o, 1 ); end
                rule "b" extends "a" when Order() then end
                rule "c" when eval( true ) then end
                """))
                .allMatch(text -> text.contains("unsupported-construct"))
                .extracting(
                        text -> text.replaceAll("earning/a.drl:(\\d+):.*: (.*) is not available to rules.*", "$1 $2"))
                .containsExactly(
                        "1 package",
                        "2 import",
                        "3 global",
                        "4 function",
                        "5 declare enum",
                        "6 declare Gold with a super type",
                        "7 query",
                        "8 @x",
                        "8 no-loop",
                        "8 enabled",
                        "9 extends",
                        "10 eval");
    }

    @Test
    void doesNotKnowClassesOfTheHost() {
        assertThat(errors("""
                rule "Any order"
                when
                    $order : Order()
                then
                    dev.loyalty.Loyalty.create();
                end
                """))
                .containsExactly("earning/a.drl:5:5 error java-error in rule \"Any order\": there is nothing named"
                        + " \"dev.loyalty.Loyalty\" here.");
    }

    @Test
    void acceptsACorrectedFileAfterARefusedOne() {
        assertThat(errors(ONE_PER_POUND.replace("earn.points", "earn.pionts"))).hasSize(1);
        assertThat(errors(ONE_PER_POUND)).isEmpty();
    }

    private static List<String> errors(String rules) {
        return texts(Fixture.faults(DEFINITION, rules).stream()
                .filter(Diagnostic::isError)
                .toList());
    }

    private static List<String> texts(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }
}
