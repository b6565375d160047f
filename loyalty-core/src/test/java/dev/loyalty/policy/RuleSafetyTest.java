package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSafetyTest {

    @ParameterizedTest
    @DisplayName("EC-K11: a rule that reaches for the host is refused at load, at its line")
    @CsvSource(delimiter = '|', textBlock = """
                    System.exit( 0 );                                  | java.lang.System.exit
                    Runtime.getRuntime();                              | java.lang.Runtime.getRuntime
                    new Thread();                                      | new java.lang.Thread( … )
                    "".getClass();                                     | java.lang.Object.getClass
                    java.time.LocalDate.now();                         | java.time.LocalDate.now
                    new java.io.File( "x" );                           | new java.io.File( … )
                    Math.random();                                     | java.lang.Math.random
                    Class.forName( "x" );                              | java.lang.Class.forName
                    java.util.List.of().parallelStream();              | java.util.List.parallelStream
                    java.util.function.IntConsumer c = System::exit;   | java.lang.System.exit
                    new dev.loyalty.facts.Window( "x", true );         | new dev.loyalty.facts.Window( … )
                    $order.getId().intern();                           | java.lang.String.intern
                    "a".repeat( 1000 );                                | java.lang.String.repeat
                    "a".toUpperCase();                                 | java.lang.String.toUpperCase
                    new java.util.ArrayList();                         | new java.util.ArrayList( … )
                    java.util.List.of( 1, 2 );                         | java.util.List.of
                    policy.pound.longValue();                          | java.math.BigDecimal.longValue
                    Runnable r = () -> {};                             | java.lang.Runnable
                    try { $order.getId(); } catch( Exception e ) { }   | try with catch or finally
                    class Own {}                                       | a class inside a rule
                    synchronized( policy ) { }                         | synchronized
                    long[] copy = new long[ 1 ].clone();               | clone
                    """)
    void refusesToReachTheHost(String statement, String refused) {
        List<Diagnostic> faults = Fixture.faults(DEFINITION, """
                rule "Any order"
                when
                    $order : Order()
                then
                    %s
                end
                """.formatted(statement));
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.code()).isIn(DiagnosticCode.NOT_AVAILABLE, DiagnosticCode.JAVA_ERROR);
            assertThat(fault.rule()).isEqualTo("Any order");
            assertThat(fault.line()).isEqualTo(5);
            assertThat(fault.message()).contains(refused);
        });
    }

    @Test
    void refusesToReachTheHostInACondition() {
        assertThat(Fixture.faults(DEFINITION, """
                        rule "Any order"
                        when
                            $order : Order( System.currentTimeMillis() > 0 )
                        then
                            earn.points( $order, 1 );
                        end
                        """))
                .singleElement()
                .hasToString("earning/a.drl:3:28 error not-available in rule \"Any order\":"
                        + " java.lang.System.currentTimeMillis is not available to rules. Maybe it is for the host to do,"
                        + " with the decision in hand?");
    }

    @Test
    void acceptsEverythingThatTheVocabularyOffers() {
        String windows = "windows: { spring: { from: 2026-03-01 }, y: { on: [monday] } }\n";
        assertThat(Fixture.faults(DEFINITION + windows, """
                        declare Lapsed
                          reason : String
                          units : long
                          money : BigDecimal
                        end
                        rule "Everything"
                        when
                            Member( tier == "gold", segments contains "vip", tier matches "a.*", id in ( "x", "y" ),
                                    tier memberOf segments )
                            Window( name == "spring", open )
                            $line : Line( category in ( "a", "b" ), amount >= policy.pound, sku str[startsWith] "x",
                                    isIn( "q" ) || id == "1" )
                            Order( lineCount > 0, total > policy.pound, $total : total )
                            accumulate( Line( $a : amount, isIn( "x" ) );
                                    $sum : sum( $a ), $count : count( $a ), $least : min( $a ), $most : max( $a );
                                    $sum > 1B, $count > 1 )
                            not Line( kind == "gift-card" )
                            exists( Line( kind == "x" ) and Window( name == "y", !open ) )
                            forall( Line( kind == "x" ) )
                            $list : List( size > 1 ) from collect( Line( amount > 1B ) )
                        then
                            BigDecimal more = $total.add( policy.pound );
                            if ( more.compareTo( policy.pound ) > 0 ) {
                                earn.points( $line, policy.points ).per( policy.pound );
                            }
                        end
                        rule "Derive" when Order( $t : total ) then insert( new Lapsed( "x" + $t, 1, $t ) ); end
                        rule "Use" when Lapsed( units > 0, money > 1B ) $o : Order() then earn.points( $o, 1 ); end
                        """)).isEmpty();
    }
}
