package dev.loyalty.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What conditions mean: numbers are compared by their exact value, and what is missing is neither large nor small. */
class ConditionMeaningTest {

    private static final String DEFINITION = """
            id: acme
            title: Meaning
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            attributes:
              line: { brand: text, margin: money, weight: decimal, pieces: integer, fresh: boolean, made: date }
            tables:
              Rate:
                columns: { sku: text, pieces: integer, price: decimal, day: date }
                rows:
                  - [A, 9007199254740993, 10.000, 2026-01-01]
            parameters:
              large: { type: integer, value: 9007199254740993 }
              ten: { type: decimal, value: 10 }
              pound: { type: money, value: 1.00 }
              names: { type: text-list, value: [Acme, Best] }
              day: { type: date, value: 2026-01-01 }
              regex: { type: text, value: A.* }
            """;

    @Test
    @DisplayName("numbers of all types are compared by their exact value")
    void comparesNumbersByTheirValue() {
        check("Line( %s )", full(), """
                pieces == 9007199254740993          | true
                pieces == 9007199254740992          | false
                pieces != 9007199254740992          | true
                pieces == policy.large              | true
                pieces > 9007199254740992           | true
                pieces > 9007199254740992B          | true
                pieces in ( 9007199254740992 )      | false
                pieces in ( 1, 9007199254740993 )   | true
                position < pieces                   | true
                position == 0                       | true
                weight == 10                        | true
                weight == 10B                       | true
                weight == 10.000B                   | true
                weight == policy.ten                | true
                weight in ( 1, 10 )                 | true
                weight in ( 10.000B )               | true
                weight != 10.0B                     | false
                weight > 9.999999999999999999B      | true
                weight < 10.00000000000000001B      | true
                weight + 0.1B == 10.1B              | true
                weight * pieces > 90071992547409929B| true
                pieces > weight                     | true
                weight > pieces                     | false
                amount == 10                        | true
                amount - 0.1B == 9.9B               | true
                """);
    }

    @Test
    @DisplayName("facts are joined by the value of numbers, whatever their decimals")
    void joinsByValue() {
        check("$line : Line() %s", full(), """
                Rate( price == $line.weight )    | true
                Rate( price == $line.amount )    | true
                Rate( pieces == $line.pieces )   | true
                Rate( pieces > $line.weight )    | true
                Rate( price > $line.pieces )     | false
                Rate( day == $line.made )        | true
                Rate( day > $line.made )         | false
                Rate( sku == $line.sku )         | true
                Rate( price == $line.position )  | false
                """);
    }

    @Test
    @DisplayName("what is missing equals nothing, and is neither larger nor smaller nor a part of anything")
    void whatIsMissingIsNeitherLargeNorSmall() {
        check("Line( %s )", empty(), """
                brand == null                     | true
                brand != null                     | false
                brand == "Acme"                   | false
                brand != "Acme"                   | true
                brand == sku                      | false
                brand > "A"                       | false
                brand <= "A"                      | false
                brand in ( "Acme" )               | false
                brand not in ( "Acme" )           | true
                brand memberOf policy.names       | false
                brand not memberOf policy.names   | true
                policy.names contains brand       | false
                brand matches "A.*"               | false
                brand matches policy.regex        | false
                !( brand matches "A.*" )          | true
                brand contains "A"                | false
                brand str[startsWith] "A"         | false
                pieces == 1                       | false
                pieces != 1                       | true
                pieces > 1                        | false
                pieces <= 1                       | false
                !( pieces > 1 )                   | true
                pieces in ( 1, 2 )                | false
                pieces == position                | false
                weight > 1                        | false
                weight <= amount                  | false
                weight == amount                  | false
                made > policy.day                 | false
                made == policy.day                | false
                made != policy.day                | true
                fresh                             | false
                !fresh                            | true
                """);
    }

    @ParameterizedTest
    @DisplayName("to calculate with what is missing, or to ask something of it, fails the call")
    @ValueSource(strings = {"weight * 2 > 1", "pieces + 1 > 1", "brand.length > 1", "brand.isEmpty()"})
    void failsToCalculateWithWhatIsMissing(String condition) {
        assertThatThrownBy(() -> holds(condition, empty()))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageStartingWith(
                        "rule \"Asked\" failed at earning/a.drl:3, looking at Line 1: something is missing")
                .hasMessageContaining("Maybe a condition \"… != null\" before it?");
    }

    @Test
    @DisplayName("a condition before it in the same pattern keeps a calculation from what is missing")
    void looksAtConditionsOfOnePatternInTheirOrder() {
        assertThat(holds("weight != null, weight * 2 > 1", empty())).isFalse();
        assertThat(holds("weight != null && weight * 2 > 1", empty())).isFalse();
        assertThat(holds("weight != null, weight * 2 > 1", full())).isTrue();
    }

    @Test
    @DisplayName("forall holds if no fact is an exception")
    void forallHoldsIfNoFactIsAnException() {
        check("%s", full(), """
                forall( Line( amount > 1 ) )                                      | true
                forall( Line( amount > 10 ) )                                     | false
                forall( Line( amount > 1, sku == "A" ) )                          | true
                forall( Line( amount > 1, sku == "B" ) )                          | false
                forall( Line( sku in ( "A" ), brand memberOf policy.names ) )     | true
                forall( Line( brand matches "B.*" ) )                             | false
                forall( Line( amount > 1 || sku == "B" ) )                        | true
                forall( $a : Line( sku == "A" ) Line( this == $a, amount > 1 ) )  | true
                forall( $a : Line( sku == "A" ) Line( this == $a, amount > 10 ) ) | false
                forall( $a : Line( sku == "B" ) Line( this == $a, amount > 10 ) ) | true
                """);
    }

    /** Asks each condition of a table, in a rule of its own, and compares with what the table says. */
    private static void check(String pattern, Line line, String table) {
        Map<String, Boolean> expected = new LinkedHashMap<>();
        table.lines().forEach(row -> {
            int bar = row.lastIndexOf('|');
            expected.put(
                    row.substring(0, bar).strip(),
                    Boolean.valueOf(row.substring(bar + 1).strip()));
        });
        List<String> conditions = List.copyOf(expected.keySet());
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < conditions.size(); i++) {
            rules.append("rule \"").append(i).append("\" when $order : Order() ");
            rules.append(pattern.formatted(conditions.get(i))).append(" then earn.points( $order, 1 ); end\n");
        }
        EarningDecision decision = Fixture.earn(
                Fixture.loyalty(DEFINITION, rules.toString()), Order.of("order-1", Fixture.NOON, List.of(line)));
        Map<String, Boolean> found = new LinkedHashMap<>();
        conditions.forEach(condition -> found.put(condition, false));
        decision.proposals().forEach(proposal -> found.put(conditions.get(Integer.parseInt(proposal.rule())), true));
        assertThat(found).isEqualTo(expected);
    }

    private static boolean holds(String condition, Line line) {
        Loyalty loyalty = Fixture.loyalty(
                DEFINITION, """
                rule "Asked"
                when
                    Line( %s )
                then
                    earn.points( $order, 1 );
                end
                """.replace("when", "when $order : Order()").formatted(condition));
        return !Fixture.earn(loyalty, Order.of("order-1", Fixture.NOON, List.of(line)))
                .awards()
                .isEmpty();
    }

    private static Line full() {
        return Line.builder("1", "A", Fixture.gbp("10.00"))
                .attribute("brand", "Acme")
                .attribute("margin", new BigDecimal("2.50"))
                .attribute("weight", new BigDecimal("10.0"))
                .attribute("pieces", new BigDecimal("9007199254740993"))
                .attribute("fresh", true)
                .attribute("made", LocalDate.of(2026, 1, 1))
                .build();
    }

    private static Line empty() {
        return Line.of("1", "A", Fixture.gbp("10.00"));
    }
}
