package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeDiagnosticsTest {

    @Test
    void knowsAttributesAsFieldsAndTheirTypes() {
        assertThat(faults("{ line: { brand: text, margin: money } }", """
                rule "Brand"
                when
                    $line : Line( brnad == "Acme", brand > 1, margin == "high" )
                then
                    earn.points( $line, policy.points );
                end
                """))
                .containsExactly(
                        "earning/a.drl:3:19 error unknown-field in rule \"Brand\": Line has no field \"brnad\"."
                                + " Maybe \"brand\"?",
                        "earning/a.drl:3:44 error compared-types in rule \"Brand\": Line.brand is a text and is"
                                + " compared with a number. Maybe quotes are missing or too many, or the parameter has"
                                + " another type?",
                        "earning/a.drl:3:57 error compared-types in rule \"Brand\": Line.margin is a number and is"
                                + " compared with a text. Maybe quotes are missing or too many, or the parameter has"
                                + " another type?");
    }

    @Test
    void suggestsTheGetterOfAnAttribute() {
        assertThat(faults("{ line: { stars: integer } }", """
                rule "Stars"
                when
                    $line : Line()
                then
                    earn.points( $line, $line.getStar() );
                end
                """))
                .containsExactly("earning/a.drl:5:31 error unknown-method in rule \"Stars\": there is no getStar( … )"
                        + " with these arguments in Line. Maybe \"getStars\"?");
    }

    @Test
    void doesNotKnowAttributesOfAnotherFact() {
        assertThat(faults("{ order: { brand: text } }", """
                rule "Brand"
                when
                    $line : Line( brand == "Acme" )
                then
                    earn.points( $line, policy.points );
                end
                """))
                .containsExactly(
                        "earning/a.drl:3:19 error unknown-field in rule \"Brand\": Line has no field \"brand\".");
    }

    @Test
    void findsEveryFaultOfTheDeclarationAtOnce() {
        assertThat(faults("""

                  line: { amount: money, in: text, Season: text, brand: txt, brands: [text], policy: text }
                  lin: { brand: text }
                  order:
                  member: { tier: text }
                  action: { stars: integer }
                """, ONE_PER_POUND))
                .containsExactly(
                        "policy.yaml:11:11 error name-taken: \"amount\" of attributes of line is a field that Line has"
                                + " already. Maybe the rules can use that one, or another name?",
                        "policy.yaml:11:26 error invalid-name: \"in\" of attributes of line is a word of the rule"
                                + " language.",
                        "policy.yaml:11:36 error invalid-name: \"Season\" of attributes of line is not a small letter,"
                                + " then letters and digits. Maybe \"season\"?",
                        "policy.yaml:11:57 error unknown-value: brand of attributes of line is \"txt\", not one of"
                                + " integer, decimal, money, text, boolean, date. Maybe \"text\"?",
                        "policy.yaml:11:70 error wrong-shape: brands of attributes of line is a list, not a single"
                                + " value.",
                        "policy.yaml:11:78 error invalid-name: \"policy\" of attributes of line is a word of the rule"
                                + " language.",
                        "policy.yaml:12:3 error unknown-key: attributes has no \"lin\". Maybe \"line\"?",
                        "policy.yaml:13:3 error empty-section: order has nothing in it. Maybe delete the line?",
                        "policy.yaml:14:13 error name-taken: \"tier\" of attributes of member is a field that Member"
                                + " has already. Maybe the rules can use that one, or another name?");
    }

    private static List<String> faults(String attributes, String rules) {
        return Fixture.faults(DEFINITION + "attributes: " + attributes + "\n", rules).stream()
                .map(Diagnostic::toString)
                .toList();
    }
}
