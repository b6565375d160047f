package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are so large or deep that reading them would take the host's time, or that hide what they say. */
@Timeout(60)
class RuleSizeTest {

    @Test
    void refusesConditionsThatAreNestedTooDeep() {
        assertThat(errors(line("( ".repeat(8) + "amount > 1" + " )".repeat(8))))
                .containsExactly(
                        "earning/a.drl:3:25 error too-large: brackets are nested more than 8 deep. Maybe bind a"
                                + " part to a name first?");
        assertThat(errors(line("( ".repeat(7) + "amount > 1" + " )".repeat(7)))).isEmpty();
    }

    @Test
    void refusesConsequencesThatAreNestedTooDeep() {
        String deep = "earn.points( $line, " + "( ".repeat(16) + "policy.points" + " )".repeat(16) + " );";
        assertThat(errors(consequence(deep)))
                .containsExactly(
                        "earning/a.drl:5:51 error too-large: brackets are nested more than 16 deep. Maybe bind a"
                                + " part to a name first?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "-", "&&"})
    void refusesPiecesThatGoOnForEver(String operator) {
        String term = operator.equals("&&") ? "true" : "1";
        String code = term + (" " + operator + " " + term).repeat(2000);
        String statement = operator.equals("&&") ? "if ( " + code + " ) {}" : "long many = " + code + ";";
        assertThat(errors(consequence(statement)))
                .singleElement()
                .asString()
                .startsWith("earning/a.drl:4:1 error too-large: a piece of more than 4000 characters begins here.");
    }

    @Test
    void refusesLongChainsOfCalls() {
        assertThat(errors(consequence("String s = \"a\"" + ".trim()".repeat(42) + ";")))
                .singleElement()
                .asString()
                .startsWith("earning/a.drl:4:1 error too-large: more than 40 calls follow one another in a piece that"
                        + " begins here.");
        assertThat(errors(consequence("String s = \"a\"" + ".trim()".repeat(40) + ";")))
                .isEmpty();
    }

    @Test
    void refusesConditionsOfManyOperators() {
        assertThat(errors(line("amount > policy.pound" + " + policy.pound".repeat(31))))
                .singleElement()
                .asString()
                .contains("the rule has more than 30 operators in a condition");
    }

    @Test
    void refusesWhatTheCompilerWouldWorkOut() {
        assertThat(errors(consequence("final String s = \"a\";")))
                .containsExactly(
                        "earning/a.drl:5:1 error not-available: final is not available to rules. Maybe leave it"
                                + " out?");
        assertThat(errors(consequence("interface Own { }")))
                .containsExactly("earning/a.drl:5:1 error not-available: an interface inside a rule is not available to"
                        + " rules. Maybe declare a type for what rules derive?");
    }

    @Test
    void doesNotTellEveryFaultOfATextThatIsFullOfThem() {
        assertThat(errors("\u200B\n".repeat(90_000))).hasSizeLessThan(110);
        assertThat(errors("\"\n".repeat(90_000))).hasSizeLessThan(110);
    }

    @Test
    void refusesRulesOfTooManyPatterns() {
        assertThat(errors("rule \"Many\"\nwhen\n" + "Line()\n".repeat(13) + "then\nend\n"))
                .containsExactly(
                        "earning/a.drl:1:1 error too-large in rule \"Many\": the rule has more than 12 patterns. Maybe several"
                                + " rules?");
        assertThat(errors("rule \"Many\"\nwhen\n" + "Line()\n".repeat(12) + "then\nend\n"))
                .isEmpty();
    }

    @Test
    void refusesAlternativesThatMultiply() {
        String either = "( Line( amount > 1 ) or Line( amount > 2 ) )\n";
        assertThat(errors("rule \"Many\"\nwhen\n" + either.repeat(5) + "then\nend\n"))
                .containsExactly(
                        "earning/a.drl:1:1 error too-large in rule \"Many\": the rule has alternatives (\"or\") that"
                                + " can be chosen in more than 16 ways. Maybe several rules?");
        assertThat(errors("rule \"Many\"\nwhen\n" + either.repeat(4) + "then\nend\n"))
                .isEmpty();
    }

    @Test
    void refusesMoreRulesThanTheHostAllows() {
        String rules = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> "rule \"Rule " + i + "\" when Line() then end\n")
                .collect(Collectors.joining());
        Loyalty loyalty = Loyalty.create(Guards.builder().rules(5).build());
        assertThat(loyalty.policies().check(Fixture.policy(DEFINITION, rules)))
                .singleElement()
                .hasToString(
                        "earning/a.drl:6:1 error too-large: the policy has 6 rules of one kind; more than 5 are not"
                                + " built. Maybe a table with a row for each, and one rule?");
        assertThat(loyalty.policies().check(Fixture.policy(DEFINITION, ONE_PER_POUND)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202E, 0x2066, 0x200B, 0x00AD, 0x0001, 0x001B})
    void refusesCharactersThatCannotBeSeen(int code) {
        String message = "error rule-syntax: a character that cannot be seen stands here (code %04X). Maybe delete it"
                .formatted(code);
        String hidden = Character.toString(code);
        assertThat(errors(line("sku == policy." + hidden + "name")))
                .first()
                .asString()
                .startsWith("earning/a.drl:3:25 " + message);
        assertThat(errors("// a comment " + hidden + "\n" + line("sku == \"a\"")))
                .first()
                .asString()
                .startsWith("earning/a.drl:1:14 " + message);
    }

    @Test
    void refusesCharactersThatAreNotWhatTheyLookLike() {
        assertThat(errors(line("sku == policy.\\u0041name")))
                .first()
                .asString()
                .startsWith(
                        "earning/a.drl:3:25 error rule-syntax: \\u0041 stands for another character. Maybe write the");
        assertThat(errors(line("\u0430mount > 1")))
                .first()
                .asString()
                .startsWith(
                        "earning/a.drl:3:11 error rule-syntax: \"\u0430\" stands outside of a text or comment. Maybe it"
                                + " looks like another letter");
    }

    @Test
    void acceptsLettersOfAllLanguagesInTextsNamesAndComments() {
        assertThat(errors("// 十 \u0410\nrule \"Grün und blau\" when Line( sku == \"Ж\" ) then end\n"))
                .isEmpty();
    }

    @Test
    void refusesPatternsThatCannotBeRead() {
        assertThat(errors(line("sku matches \"(a\"")))
                .containsExactly(
                        "earning/a.drl:3:15 error rule-syntax in rule \"Any line\": the pattern \"(a\" cannot be"
                                + " used: Unclosed group. Maybe a simpler pattern, or several conditions?");
        assertThat(errors(line("sku matches \"" + "a".repeat(501) + "\"")))
                .containsExactly("earning/a.drl:3:15 error rule-syntax in rule \"Any line\": the pattern"
                        + " \"aaaaaaaaaaaaaaaaaaaa…\" cannot be used: it has more than 500 characters. Maybe a simpler"
                        + " pattern, or several conditions?");
    }

    private static String line(String condition) {
        return "rule \"Any line\"\nwhen\n    Line( " + condition + " )\nthen\nend\n";
    }

    private static String consequence(String statement) {
        return "rule \"Any line\"\nwhen\n    $line : Line()\nthen\n" + statement + "\nend\n";
    }

    private static List<String> errors(String rules) {
        return Fixture.faults(DEFINITION, rules).stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
    }
}
