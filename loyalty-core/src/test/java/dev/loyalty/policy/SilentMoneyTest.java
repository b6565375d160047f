package dev.loyalty.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rule language takes without a word and gets wrong amounts from: refused, at its place, with what to write. */
class SilentMoneyTest {

    private static final String DEFINITION = """
            id: acme
            title: Silent money
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            attributes:
              line: { brand: text, margin: money, pieces: integer, fresh: boolean, made: date }
            parameters:
              points: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
              name: { type: text, value: x }
              flag: { type: boolean, value: true }
              day: { type: date, value: 2026-01-01 }
              names: { type: text-list, value: [a, b] }
            """;

    @ParameterizedTest
    @DisplayName("a name bound to a calculation without brackets is bound to its first value alone")
    @CsvSource(delimiter = ';', textBlock = """
                    $x : amount * policy.pound         ; 3:11 ; Maybe $x : ( amount * policy.pound )?
                    amount > 1, $x : amount*2B         ; 3:23 ; Maybe $x : ( amount*2B )?
                    $x : amount + 1 > 5                ; 3:11 ; Maybe $x : ( amount + 1 )?
                    $x : (amount) * 2B                 ; 3:11 ; Maybe $x : ( (amount) * 2B )?
                    $x : pieces / 2                    ; 3:11 ; Maybe $x : ( pieces / 2 )?
                    $x : pieces % 2 == 1               ; 3:11 ; Maybe $x : ( pieces % 2 )?
                    $x : sku + "a"                     ; 3:11 ; Maybe $x : ( sku + "a" )?
                    """)
    void refusesABindingThatSwallowsACalculation(String condition, String place, String hint) {
        assertThat(faults(line(condition)))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("earning/a.drl:" + place + " error inexact in rule \"Any line\": $x is bound to ")
                        .contains("alone, and the calculation behind it is lost.")
                        .endsWith(hint));
    }

    @ParameterizedTest
    @DisplayName("a name bound to a value, a comparison or a calculation in brackets is what it looks like")
    @CsvSource(delimiter = ';', textBlock = """
                    $x : amount
                    $x : amount > policy.pound * 2B
                    $x : ( amount * 2B )
                    $x : ( amount * 2B ) > 5
                    $x : amount > 5 && < 10
                    $x : sku == "a-b"
                    $x : isIn( "a" )
                    $x : amount in ( 1, 2 )
                    $a : amount, $b : pieces > 1
                    """)
    void acceptsBindingsThatSwallowNothing(String condition) {
        assertThat(faults(line(condition))).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("EC-K5: a number that is no exact decimal is refused in conditions and in consequences")
    @CsvSource(delimiter = ';', textBlock = """
                    0.1    ; 0.1 is a binary fraction  ; or 0.1B?
                    .5     ; .5 is a binary fraction   ; Maybe a parameter of policy.yaml?
                    1e3    ; 1e3 is a binary fraction  ; Maybe a parameter of policy.yaml?
                    1.5e-3 ; 1.5e-3 is a binary        ; Maybe a parameter of policy.yaml?
                    1d     ; 1d is a binary fraction   ; or 1B?
                    2.5F   ; 2.5F is a binary fraction ; or 2.5B?
                    010    ; 010 is not counted in tens ; Maybe without the zero
                    0x10   ; 0x10 is not counted in tens ; Maybe without the zero
                    1I     ; 1I is a binary fraction   ; Maybe a parameter of policy.yaml?
                    """)
    void refusesNumbersThatAreNotExact(String number, String message, String hint) {
        assertThat(faults(line("amount > " + number)))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("earning/a.drl:3:20 error bare-decimal in rule \"Any line\": " + message)
                        .contains(hint));
        assertThat(faults(consequence("if ( $line.getAmount().signum() > " + number + " ) {}")))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("earning/a.drl:5:35 error bare-decimal in rule \"Any line\": " + message)
                        .contains(hint));
    }

    @ParameterizedTest
    @DisplayName("values of different kinds are not compared")
    @CsvSource(delimiter = ';', textBlock = """
                    sku > 10                           ; 3:17 ; Line.sku is a text and is compared with a number.
                    sku == 2                           ; 3:18 ; Line.sku is a text and is compared with a number.
                    pieces == "02"                     ; 3:21 ; Line.pieces is a number and is compared with a text.
                    pieces == '2'                      ; 3:21 ; Line.pieces is a number and is compared with a text.
                    "2" == pieces                      ; 3:18 ; the value before it is a text and is compared with a number.
                    fresh == "true"                    ; 3:20 ; Line.fresh is a boolean and is compared with a text.
                    made == "2026-01-01"               ; 3:19 ; Line.made is a date and is compared with a text.
                    made > policy.name                 ; 3:18 ; Line.made is a date and is compared with a text.
                    amount > policy.name               ; 3:20 ; Line.amount is a number and is compared with a text.
                    sku in ( "a", 2 )                  ; 3:24 ; Line.sku is a text and is compared with a number.
                    pieces in ( 1, "2", 3 )            ; 3:25 ; Line.pieces is a number and is compared with a text.
                    pieces not in ( "2" )              ; 3:26 ; Line.pieces is a number and is compared with a text.
                    made in ( "2026-01-01" )           ; 3:20 ; Line.made is a date and is compared with a text.
                    pieces memberOf policy.names       ; 3:11 ; pieces is a number and is compared with a text.
                    policy.names contains pieces       ; 3:33 ; pieces is a number and is compared with a text.
                    sku contains 5                     ; 3:24 ; 5 is a number and is compared with a text.
                    sku matches policy.points          ; 3:23 ; policy.points is a number and is compared with a text.
                    $a : sku, amount > 1 && $a > 5     ; 3:40 ; $a is a text and is compared with a number.
                    """)
    void refusesToCompareValuesOfDifferentKinds(String condition, String place, String message) {
        assertThat(faults(line(condition)))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(
                                "earning/a.drl:" + place + " error compared-types in rule \"Any line\": " + message));
    }

    @ParameterizedTest
    @DisplayName("what Java loses without a word is refused in consequences")
    @CsvSource(delimiter = '~', textBlock = """
                    earn.points( $line, policy.points / 2 );            ~ 5:35 ~ the division of whole numbers
                    double d = 1; if ( d > 0 ) { earn.points( $line, 1 ); }                                     ~ 5:1  ~ arithmetic with binary fractions
                    float f = policy.points; if ( f > 0 ) { earn.points( $line, 1 ); }                          ~ 5:1  ~ arithmetic with binary fractions
                    earn.points( $line, (long) Math.sqrt( 2 ) );        ~ 5:1  ~ arithmetic with binary fractions
                    earn.points( $line, policy.pound.longValue() );     ~ 5:34 ~ java.math.BigDecimal.longValue is not available
                    earn.points( $line, policy.pound.intValue() );      ~ 5:34 ~ java.math.BigDecimal.intValue is not available
                    earn.points( $line, new BigDecimal( 2 / 3 ) );      ~ 5:37 ~ the division of whole numbers
                    if ( $line.getAmount() == policy.pound ) { earn.points( $line, 1 ); }         ~ 5:24 ~ == or != between objects
                    if ( $line.getSku() != policy.name ) { earn.points( $line, 1 ); }             ~ 5:22 ~ == or != between objects
                    """)
    void refusesWhatJavaLoses(String statement, String place, String message) {
        assertThat(faults(consequence(statement)))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("earning/a.drl:" + place.strip() + " error ")
                        .contains(message)
                        .contains("Maybe"));
    }

    @ParameterizedTest
    @DisplayName("a type cannot take a name that rules are made of")
    @CsvSource({"D", "Policy", "List", "String", "BigDecimal", "Object", "ConstraintType", "Joins", "Rule", "lower"})
    void refusesReservedNames(String name) {
        assertThat(faults("\ndeclare " + name + " units : long end\n" + Fixture.ONE_PER_POUND))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(
                                "earning/a.drl:2:1 error invalid-name: \"" + name + "\" cannot be the name of a type")
                        .endsWith("Maybe another name?"));
    }

    @ParameterizedTest
    @DisplayName("attributes that never fire, hide facts or depend on the machine are refused")
    @CsvSource(delimiter = ';', textBlock = """
                    agenda-group "earn"             ; agenda-group
                    activation-group "one"          ; activation-group
                    ruleflow-group "flow"           ; ruleflow-group
                    lock-on-active true             ; lock-on-active
                    auto-focus true                 ; auto-focus
                    date-effective "01-Jan-2026"    ; date-effective
                    date-expires "01-Jan-2026"      ; date-expires
                    no-loop true                    ; no-loop
                    salience 10                     ; salience
                    enabled false                   ; enabled
                    duration 100                    ; duration
                    timer ( int: 1s )               ; timer
                    calendars "weekday"             ; calendars
                    dialect "java"                  ; dialect
                    """)
    void refusesAttributes(String attribute, String name) {
        assertThat(faults("rule \"Any line\"\n" + attribute + "\nwhen Line() then end\n"))
                .first()
                .asString()
                .startsWith("earning/a.drl:2:1 error unsupported-construct in rule \"Any line\": " + name
                        + " is not available to rules. Maybe ");
    }

    @ParameterizedTest
    @DisplayName("functions that round or depend on order are refused")
    @CsvSource(delimiter = ';', textBlock = """
                    average( $a )      ; average
                    collectList( $a )  ; collectList
                    collectSet( $a )   ; collectSet
                    variance( $a )     ; variance
                    """)
    void refusesFunctionsThatAreNotExact(String call, String function) {
        assertThat(faults("rule \"Any line\"\nwhen\n    accumulate( Line( $a : amount ); $s : " + call
                        + " )\nthen\nend\n"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("earning/a.drl:3:43 error unsupported-construct in rule \"Any line\": " + function
                                + "( … ) is not available to rules. Maybe "));
    }

    @Test
    @DisplayName("\"not matches\" means two things for what is missing and is refused")
    void refusesNotMatches() {
        assertThat(faults(line("sku not matches \"a.*\"")))
                .containsExactly(
                        "earning/a.drl:3:11 error unsupported-construct in rule \"Any line\": \"not matches\" is not"
                                + " available to rules. Maybe !( … matches … ), which also holds for what is missing?");
    }

    private static String line(String condition) {
        return "rule \"Any line\"\nwhen\n    Line( " + condition + " )\nthen\nend\n";
    }

    private static String consequence(String statement) {
        return "rule \"Any line\"\nwhen\n    $line : Line()\nthen\n" + statement + "\nend\n";
    }

    private static List<String> faults(String rules) {
        List<String> faults = new ArrayList<>();
        Fixture.faults(DEFINITION, rules).stream()
                .filter(Diagnostic::isError)
                .forEach(fault -> faults.add(fault.toString()));
        return faults;
    }
}
