package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    private static final String RATES = """
            rule "The points of the rate table"
            when
                $line : Line()
                Rate( sku == $line.sku, $points : points )
            then
                earn.points( $line, $points );
            end
            """;

    private static final String INLINE = DEFINITION + """
            tables:
              Rate:
                columns: { sku: text, points: integer }
                key: [sku]
                rows:
                  - [ A, 5 ]
                  - [ "C", 7 ]
            """;

    private static final String IN_FILE = DEFINITION + """
            tables:
              Rate:
                columns: { sku: text, points: integer }
                file: rates.csv
            """;

    @Test
    void joinsLinesWithTheRowsOfPolicyYaml() {
        Loyalty loyalty = Fixture.loyalty(INLINE, RATES);
        assertThat(earn(loyalty, order("o1", "1.00", "1.00", "1.00")).awarded("points"))
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sku,points\nA,5\nC,7\n",
                "points,sku\n5,A\n7,C",
                "sku,points\r\nA,5\r\n\r\n\"C\",\"7\"\r\n",
                "\uFEFF\"sku\",points\nA,+5\n\nC,007\n\n"
            })
    void joinsLinesWithTheRowsOfAFile(String csv) {
        Loyalty loyalty = loyalty(IN_FILE, csv, RATES);
        assertThat(earn(loyalty, order("o1", "1.00", "1.00", "1.00")).awarded("points"))
                .isEqualTo(12);
    }

    @Test
    void readsTextsWithCommasQuotesAndLineEnds() {
        Loyalty loyalty = loyalty(
                IN_FILE.replace("{ sku: text, points: integer }", "{ name: text, points: integer }"),
                "name,points\n\"a, \"\"b\"\"\r\nc\",5\n",
                """
                rule "The points of the rate table"
                when
                    $order : Order()
                    Rate( name == "a, \\"b\\"\\nc", $points : points )
                then
                    earn.points( $order, $points );
                end
                """);
        assertThat(earn(loyalty, order("o1", "1.00")).awarded("points")).isEqualTo(5);
    }

    @Test
    void holdsValuesOfEveryType() {
        String definition = DEFINITION + """
                  day: { type: date, value: 2026-03-01 }
                tables:
                  Rate:
                    columns: { price: money, factor: decimal, active: boolean, since: date, count: integer, sku: text }
                    rows:
                      - [ 1.1, 2.50, TRUE, 2026-03-01, -3, A ]
                """;
        Loyalty loyalty = Fixture.loyalty(definition, """
                rule "All that holds"
                when
                    $line : Line()
                    Rate( price == $line.amount, price == 1.10B, factor == 2.5B, active, since == policy.day, count < 0,
                          sku == $line.sku, $price : price )
                    $rate : Rate( active == true, since <= policy.day )
                then
                    earn.points( $line, $rate.getFactor() ).per( $price );
                end
                """);
        assertThat(earn(loyalty, order("o1", "1.10")).awarded("points")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count == $line.quantity",
                "$line.quantity == count",
                "count == $quantity",
                "count >= $quantity, count <= $quantity",
                "price == $line.amount",
                "price == $line.unitPrice",
                "factor == $line.unitPrice",
                "count == $line.position",
                "sku == $sku"
            })
    void joinsNumbersByTheirValue(String condition) {
        String definition = DEFINITION + """
                tables:
                  Rate:
                    columns: { sku: text, price: money, factor: decimal, count: integer }
                    rows:
                      - [ Z, 9.00, 9.0, 9 ]
                      - [ A, 1.1, 1.10, 1 ]
                """;
        Loyalty loyalty = Fixture.loyalty(
                definition.replace("1 ]", condition.contains("position") ? "0 ]" : "1 ]"), """
                rule "One point"
                when
                    $line : Line( $quantity : quantity, $sku : sku )
                    Rate( %s )
                then
                    earn.points( $line, policy.points );
                end
                """.formatted(condition));
        assertThat(earn(loyalty, order("o1", "1.10")).awarded("points")).isEqualTo(1);
    }

    @Test
    void canBeNegatedAndCollected() {
        Loyalty loyalty = Fixture.loyalty(INLINE, """
                rule "Products without a rate"
                when
                    $line : Line()
                    not Rate( sku == $line.sku )
                then
                    earn.points( $line, policy.points );
                end
                rule "The best rate of all"
                when
                    $order : Order()
                    accumulate( Rate( $points : points ); $best : max( $points ) )
                then
                    earn.points( $order, $best.longValue() );
                end
                """);
        assertThat(earn(loyalty, order("o1", "1.00", "1.00")).awarded("points")).isEqualTo(8);
    }

    @Test
    void mayHaveNoRows() {
        assertThat(earn(loyalty(IN_FILE, "sku,points\n", RATES), order("o1", "1.00"))
                        .awarded("points"))
                .isZero();
        Loyalty inline = Fixture.loyalty(
                DEFINITION + "tables: { Rate: { columns: { sku: text, points: integer }, rows: [] } }\n", RATES);
        assertThat(earn(inline, order("o1", "1.00")).awarded("points")).isZero();
    }

    @Test
    void finds1000Rates() {
        StringBuilder csv = new StringBuilder("sku,points\n");
        for (int i = 0; i < 999; i++) {
            csv.append("sku-").append(i).append(',').append(i).append('\n');
        }
        Loyalty loyalty = loyalty(IN_FILE, csv + "B,3\n", RATES);
        assertThat(earn(loyalty, order("o1", "1.00", "1.00", "1.00")).awarded("points"))
                .isEqualTo(3);
    }

    @Test
    void takesTheRowsOfThePublishedVersion() {
        Loyalty loyalty = loyalty(IN_FILE, "sku,points\nA,5\n", RATES);
        loyalty.policies().publish(source(IN_FILE, "sku,points\nA,6\n", RATES)).orThrow();
        assertThat(earn(loyalty, order("o1", "1.00")).awarded("points")).isEqualTo(6);
        loyalty.policies().rollBack("acme");
        assertThat(earn(loyalty, order("o1", "1.00")).awarded("points")).isEqualTo(5);
    }

    @Test
    void givesTheSameDecisionForRowsInAnyOrder() {
        assertThat(earn(loyalty(IN_FILE, "sku,points\nA,5\nB,6\n", RATES), order("o1", "1.00", "2.00"))
                        .proposals())
                .isEqualTo(earn(loyalty(IN_FILE, "sku,points\nB,6\nA,5\n", RATES), order("o1", "1.00", "2.00"))
                        .proposals());
    }

    @Test
    void cannotBeMadeByRules() {
        List<Diagnostic> faults = Fixture.faults(INLINE, """
                rule "A rate of its own"
                when
                    Order()
                then
                    insert( new Rate( new Object[] { "A", 1L } ) );
                end
                """);
        assertThat(faults)
                .singleElement()
                .asString()
                .isEqualTo("earning/a.drl:5:17 error not-available in rule \"A rate of its own\": new"
                        + " dev.loyalty.compiled.Rate( … ) is not available to rules. Maybe it is for the host to do, with"
                        + " the decision in hand?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert( new Policy( new Object[] { 1L } ) )",
                "insert( new Line( $line, new Object[] { \"x\" } ) )",
                "$line.hashCode()",
                "$rate.getClass()"
            })
    void cannotBeAskedForMoreThanTheirFields(String statement) {
        List<Diagnostic> faults =
                Fixture.faults(INLINE + "attributes: { line: { brand: text } }\n", """
                rule "Too curious"
                when
                    $line : Line()
                    $rate : Rate()
                then
                    %s;
                end
                """.formatted(statement));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(DiagnosticCode.NOT_AVAILABLE);
            assertThat(fault.line()).isEqualTo(6);
        });
    }

    private static Loyalty loyalty(String definition, String csv, String rules) {
        Loyalty loyalty = Loyalty.create();
        loyalty.policies().publish(source(definition, csv, rules)).orThrow();
        return loyalty;
    }

    private static PolicySource source(String definition, String csv, String rules) {
        return PolicySource.text(Map.of("policy.yaml", definition, "rates.csv", csv, "earning.drl", rules));
    }
}
