package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeTest {

    private static final String ATTRIBUTES = DEFINITION + """
              least: { type: money, value: 3.00 }
              launch: { type: date, value: 2026-03-01 }
              weight: { type: decimal, value: 1.5 }
            attributes:
              member: { region: text, staff: boolean }
              order: { store: text }
              line:
                brand: text
                margin: money
                weight: decimal
                stars: integer
                sold: date
                own: boolean
            """;

    @ParameterizedTest
    @MethodSource("conditionsThatHold")
    void matchesAnAttributeOfEveryType(String condition) {
        assertThat(earned(condition)).as(condition).isEqualTo(1);
    }

    static Stream<String> conditionsThatHold() {
        return Stream.of(
                "Line( brand == \"Acme\" )",
                "Line( brand != \"Other\" )",
                "Line( brand in ( \"Acme\", \"Other\" ) )",
                "Line( brand matches \"Ac.*\", sku == \"A\" )",
                "Line( margin == policy.least )",
                "Line( margin >= policy.least, margin < amount )",
                "Line( weight == policy.weight )",
                "Line( stars == 1 )",
                "Line( stars > 0, stars == quantity )",
                "Line( sold > policy.launch )",
                "Line( own )",
                "Line( own == true )",
                "Member( region == \"north\", staff == false )",
                "Order( store == \"London\", lineCount == 1 )",
                "Member( $region : region ) Line( brand != $region )",
                "not Line( brand == \"Other\" )",
                "accumulate( Line( $margin : margin ); $sum : sum( $margin ); $sum >= policy.least )");
    }

    @ParameterizedTest
    @MethodSource("conditionsThatFail")
    void doesNotMatchAnotherValue(String condition) {
        assertThat(earned(condition)).as(condition).isZero();
    }

    static Stream<String> conditionsThatFail() {
        return Stream.of(
                "Line( brand == \"acme\" )",
                "Line( margin > policy.least )",
                "Line( stars < 1 )",
                "Line( own == false )",
                "Member( staff )",
                "Order( store == null )");
    }

    @Test
    void treatsAMissingAttributeAsNull() {
        Line plain = Line.of("1", "A", gbp("5.00"));
        assertThat(earned(rule("Line( brand == null, margin == null, own == null, stars == null )"), plain))
                .isEqualTo(1);
        assertThat(earned(rule("Line( brand != \"Acme\" )"), plain)).isEqualTo(1);
        for (String condition : List.of(
                "brand == \"Acme\"",
                "margin > policy.least",
                "margin <= policy.least",
                "weight == policy.weight",
                "stars >= 0",
                "stars <= 0",
                "sold > policy.launch",
                "own == true",
                "own == false")) {
            assertThat(earned(rule("Line( " + condition + " )"), plain))
                    .as(condition)
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                // own is true, false, missing
                "Line( own ) @ 1 0 0",
                "Line( !own ) @ 0 1 1",
                "Line( ! own ) @ 0 1 1",
                "Line( own == true ) @ 1 0 0",
                "Line( own == false ) @ 0 1 0",
                "Line( own != true ) @ 0 1 1",
                "Line( own == null ) @ 0 0 1",
                "Line( true == own ) @ 1 0 0",
                "Line( own, earning ) @ 1 0 0",
                "Line( earning && own ) @ 1 0 0",
                "Line( own && amount > 0 ) @ 1 0 0",
                "Line( own || amount > 0 ) @ 1 1 1",
                "Line( own || amount < 0 ) @ 1 0 0",
                "Line( !own && earning ) @ 0 1 1",
                "Line( !( own && earning ) ) @ 0 1 1",
                "Line( ( own || !own ) && earning ) @ 1 1 1",
                "Line( brand == \"own\" || own ) @ 1 0 0",
                "Line( own in ( true ) ) @ 1 0 0",
                "$line : Line() Member( $line.own ) @ 1 0 0",
                "$line : Line() Member( !$line.own, id != null ) @ 0 1 1",
                "Line( $own : own ) Member( $own ) @ 1 0 0",
                "Line( $own : own ) Member( !$own ) @ 0 1 1",
                "Line( $own : own ) Member( staff == $own ) @ 0 1 0",
                "exists Line( own ) @ 1 0 0",
                "not Line( own ) @ 0 1 1",
                "forall( Line( own ) ) @ 1 0 0",
                "accumulate( Line( own, $amount : amount ); $sum : sum( $amount ); $sum > 0 ) @ 1 0 0",
                "$lines : List( size > 0 ) from collect( Line( own ) ) @ 1 0 0"
            })
    void takesABooleanAttributeThatIsMissingForNotTrue(String condition, String earned) {
        Line missing = line().build();
        assertThat(earned(rule(condition), line().attribute("own", true).build()) + " "
                        + earned(rule(condition), line().attribute("own", false).build()) + " "
                        + earned(rule(condition), missing))
                .as(condition)
                .isEqualTo(earned);
    }

    @Test
    void offersAttributesToProposals() {
        assertThat(earned("""
                rule "A point for every star, per line"
                when
                    $line : Line( stars > 0, $stars : stars )
                then
                    earn.points( $line, $stars );
                end
                rule "As many again"
                when
                    $line : Line( stars > 0 )
                then
                    earn.points( $line, $line.getStars() );
                end
                """, line().attribute("stars", 4).build())).isEqualTo(8);
    }

    @Test
    void ignoresAttributesThatThePolicyDoesNotDeclare() {
        Line line = line().attribute("margins", "high").build();
        assertThat(earned(rule("Line( brand == \"Acme\" )"), line)).isEqualTo(1);
    }

    @Test
    void keepsTheOrderAsTheHostGaveItInTheReceipt() {
        Order order = order(line().attribute("margin", new BigDecimal("3.0")).build());
        EarningDecision decision = Fixture.loyalty(ATTRIBUTES, rule("Line( margin == policy.least )"))
                .earn(request(order));
        assertThat(decision.order()).isEqualTo(order);
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @ParameterizedTest
    @MethodSource("valuesOfAnotherType")
    void refusesAValueOfAnotherType(String name, Object value, String message) {
        Loyalty loyalty = Fixture.loyalty(ATTRIBUTES, rule("Line()"));
        EarningRequest request = request(order(line().attribute(name, value).build()));
        assertThatThrownBy(() -> loyalty.earn(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute \"" + name + "\" of line 1 is " + message);
    }

    static Stream<Arguments> valuesOfAnotherType() {
        String declares = ", but policy.yaml of programme acme declares it as ";
        return Stream.of(
                Arguments.of("brand", 7, "the number 7" + declares + "text."),
                Arguments.of("brand", true, "the boolean true" + declares + "text."),
                Arguments.of(
                        "margin",
                        "3.00",
                        "the text \"3.00\"" + declares
                                + "money, in GBP with at most 2 decimal places. Maybe give it as a BigDecimal?"),
                Arguments.of(
                        "margin",
                        new BigDecimal("3.333"),
                        "the number 3.333" + declares + "money, in GBP with at most 2 decimal places."
                                + " Maybe round it, or declare it as decimal?"),
                Arguments.of("weight", LocalDate.parse("2026-01-01"), "the date 2026-01-01" + declares + "decimal."),
                Arguments.of(
                        "stars",
                        new BigDecimal("1.5"),
                        "the number 1.5" + declares
                                + "integer, a whole number of at most 18 digits. Maybe round it, or declare it as"
                                + " decimal?"),
                Arguments.of(
                        "stars",
                        new BigDecimal("1000000000000000000"),
                        "the number 1000000000000000000" + declares
                                + "integer, a whole number of at most 18 digits. Maybe round it, or declare it as"
                                + " decimal?"),
                Arguments.of(
                        "sold",
                        "2026-01-01",
                        "the text \"2026-01-01\"" + declares + "date. Maybe give it as a LocalDate?"),
                Arguments.of("own", "true", "the text \"true\"" + declares + "boolean."));
    }

    @Test
    void namesTheMemberOrTheOrderThatHasAValueOfAnotherType() {
        Loyalty loyalty = Fixture.loyalty(ATTRIBUTES, rule("Line()"));
        Order order = order(line().build());
        assertThatThrownBy(() -> loyalty.earn(new EarningRequest(
                        "acme",
                        Member.builder("m1").attribute("region", 1).build(),
                        order,
                        LedgerSnapshot.empty("m1"))))
                .hasMessageStartingWith("attribute \"region\" of member m1 is the number 1,");
        Order wrong = new Order(
                "o1",
                NOON,
                order.currency(),
                order.lines(),
                List.of(),
                Attributes.none().with("store", 1));
        assertThatThrownBy(() -> loyalty.earn(request(wrong)))
                .hasMessageStartingWith("attribute \"store\" of order o1 is the number 1,");
    }

    @Test
    void acceptsAnyNameThatPolicyYamlAccepts() {
        List<String> names = List.of("xRay", "aB", "x1", "list", "rate", "name", "earn", "length", "action", "size");
        StringBuilder declared = new StringBuilder(DEFINITION + "attributes:\n  line:\n");
        StringBuilder rules = new StringBuilder();
        Line.Builder line = Line.builder("1", "A", gbp("5.00"));
        for (String name : names) {
            declared.append("    ").append(name).append(": text\n");
            rules.append("rule \"")
                    .append(name)
                    .append("\" when $line : Line( ")
                    .append(name);
            rules.append(" == \"yes\" ) then earn.points( $line, policy.points ); end\n");
            line.attribute(name, "yes");
        }
        EarningDecision decision =
                Fixture.loyalty(declared.toString(), rules.toString()).earn(request(order(line.build())));
        assertThat(decision.awarded("points")).isEqualTo(names.size());
    }

    private static long earned(String condition) {
        return earned(
                rule(condition),
                line().attribute("margin", new BigDecimal("3.0"))
                        .attribute("weight", new BigDecimal("1.50"))
                        .attribute("stars", 1)
                        .attribute("sold", LocalDate.parse("2026-03-02"))
                        .attribute("own", true)
                        .build());
    }

    private static long earned(String rules, Line line) {
        return Fixture.loyalty(ATTRIBUTES, rules).earn(request(order(line))).awarded("points");
    }

    private static String rule(String condition) {
        return "rule \"One point\" when $order : Order() " + condition
                + " then earn.points( $order, policy.points ); end\n";
    }

    private static Line.Builder line() {
        return Line.builder("1", "A", gbp("5.00")).attribute("brand", "Acme");
    }

    private static Order order(Line line) {
        return new Order(
                "o1",
                NOON,
                line.total().getCurrencyUnit(),
                List.of(line),
                List.of(),
                Attributes.none().with("store", "London"));
    }

    private static EarningRequest request(Order order) {
        Member member = Member.builder("m1")
                .attribute("region", "north")
                .attribute("staff", false)
                .build();
        return new EarningRequest("acme", member, order, LedgerSnapshot.empty("m1"));
    }
}
