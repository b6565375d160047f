package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuardsTest {

    private static final String LOOP = """
            rule "Counts for ever"
            when
                $line : Line( id == "2" )
            then
                long i = 0;
                while ( i >= 0 ) {
                    i++;
                }
            end
            """;

    private static final String PAIRS = """
            rule "Every line with every other"
            when
                Line()
                Line()
                Line()
                Line()
            then
            end
            """;

    private static final String DERIVES = """
            declare Step number : long end
            rule "First" when Order() then insert( new Step( 1 ) ); end
            rule "Next" when Step( $n : number ) then insert( new Step( $n + 1 ) ); end
            """;

    @Test
    void stopsALoopAndNamesRuleFactAndLine() {
        PolicyFailedException failed = failure(Guards.defaults(), LOOP);
        assertThat(failed)
                .hasMessage("rule \"Counts for ever\" was stopped at earning/a.drl:6, looking at Line 2: more than"
                        + " 5000000 steps. Maybe a loop or a combination of facts without an end?");
        assertThat(failed.where())
                .contains(new PolicyFailedException.Where(
                        List.of("Counts for ever"), "earning/a.drl", 6, List.of("Line 2")));
    }

    @Test
    void stopsAtWhatTheHostAllows() {
        assertThat(failure(Guards.builder().steps(1000).build(), LOOP)).hasMessageContaining("more than 1000 steps");
        assertThat(failure(
                        Guards.builder()
                                .steps(1_000_000_000)
                                .time(Duration.ofMillis(20))
                                .build(),
                        LOOP))
                .hasMessageContaining("more than 20 milliseconds");
        assertThat(failure(Guards.builder().facts(5).build(), DERIVES))
                .hasMessageContaining("more than 5 derived facts");
        assertThat(failure(Guards.builder().firings(5).build(), DERIVES))
                .hasMessageContaining("more than 5 firings of rules");
        assertThat(failure(Guards.builder().memory(64 << 10).build(), DERIVES))
                .hasMessageContaining("more than 64 KiB of memory");
    }

    @Test
    void stopsCombinationsOfFacts() {
        assertThat(failure(Guards.builder().steps(10_000).build(), PAIRS))
                .hasMessageStartingWith("rule \"Every line with every other\" was stopped at earning/a.drl:1")
                .hasMessageContaining("more than 10000 steps");
    }

    @Test
    void countsNoPairsThatAnIndexLeavesOut() {
        String table = "tables:\n  Rate:\n    columns: { sku: text, points: integer }\n    rows:\n"
                + IntStream.range(0, 1000)
                        .mapToObj(i -> "      - [S" + i + ", 1]\n")
                        .collect(Collectors.joining());
        Loyalty loyalty = Loyalty.create(Guards.builder().steps(3000).build());
        loyalty.policies().publish(Fixture.policy(definition() + table, """
                        rule "Rates"
                        when
                            $line : Line()
                            Rate( sku == $line.sku, $points : points )
                        then
                            earn.points( $line, $points );
                        end
                        """)).orThrow();
        List<Line> lines = IntStream.range(0, 1000)
                .mapToObj(i -> Line.of("line-" + i, "S" + i, Fixture.gbp("1.00")))
                .toList();
        assertThat(Fixture.earn(loyalty, Order.of("order-1", Fixture.NOON, lines))
                        .awards())
                .hasSize(1000);
    }

    @Test
    void namesTheFactsOfAConditionThatFails() {
        assertThat(failure(Guards.defaults(), """
                rule "Dear lines"
                when
                    Line( id == "2",
                          amount / ( amount - amount ) > 1 )
                then
                end
                """))
                .hasMessage("rule \"Dear lines\" failed at earning/a.drl:4, looking at Line 2: Division by zero");
    }

    @Test
    void namesAllRulesThatShareTheConditionThatFails() {
        String shared = "rule \"%s\" when Line( amount / ( amount - amount ) > 1 ) then end%n";
        assertThat(failure(Guards.defaults(), shared.formatted("One"), shared.formatted("Two")))
                .hasMessageStartingWith("one of the rules \"One\", \"Two\" failed at earning/a.drl:1");
    }

    @Test
    void saysThatSomethingIsMissing() {
        assertThat(failure(Guards.defaults(), """
                rule "Long categories"
                when
                    $line : Line( $category : category )
                then
                    earn.points( $line, $category.length() );
                end
                """))
                .hasMessageContaining(
                        "rule \"Long categories\" failed at earning/a.drl:5, looking at Line 1: something is"
                                + " missing that the rule needs")
                .hasMessageContaining("Maybe a condition \"… != null\" before it?");
    }

    @Test
    void failsRatherThanWrapRound() {
        assertThat(failure(Guards.defaults(), """
                rule "Many"
                when
                    $order : Order( $count : lineCount )
                then
                    long many = $count;
                    for ( String each : policy.names ) {
                        many = many * 9000000000L;
                    }
                    earn.points( $order, many );
                end
                """))
                .hasMessageStartingWith("rule \"Many\" failed at earning/a.drl:7")
                .hasMessageContaining("long overflow");
    }

    @Test
    void failsAtNumbersAndTextsThatGrow() {
        assertThat(failure(Guards.defaults(), consequence("""
                BigDecimal many = policy.pound.add( BigDecimal.TEN );
                while ( many.signum() > 0 ) {
                    many = many.multiply( many );
                }
                """)))
                .hasMessageContaining("failed at earning/a.drl:7")
                .hasMessageContaining("a number of more than 200 digits");
        assertThat(failure(Guards.defaults(), consequence("""
                String text = "ab";
                while ( text.length() > 1 ) {
                    text = text + text;
                }
                """)))
                .hasMessageContaining("failed at earning/a.drl:7")
                .hasMessageContaining("a text of more than 10000 characters");
        assertThat(failure(Guards.defaults(), consequence("long[] many = new long[ 2000000000 ];")))
                .hasMessageContaining("was stopped at earning/a.drl:5")
                .hasMessageContaining("of memory");
        assertThat(failure(Guards.defaults(), consequence("while ( true ) { earn.points( $order, 1 ); }")))
                .hasMessageContaining("was stopped at earning/a.drl:5")
                .hasMessageContaining("of memory");
    }

    @Test
    void stopsPatternsThatTryTooManyWays() {
        String regex = "(.*a){20}b";
        assertThat(failure(Guards.defaults(), "rule \"Literal\" when Order( id matches \"" + regex + "\" ) then end"))
                .hasMessageContaining("rule \"Literal\" was stopped");
        assertThat(failure(Guards.defaults(), "rule \"Parameter\" when Order( id matches policy.slow ) then end"))
                .hasMessageContaining("rule \"Parameter\" was stopped");
        assertThat(failure(Guards.defaults(), consequence("$order.getId().matches( policy.slow );")))
                .hasMessageContaining("was stopped at earning/a.drl:5");
    }

    @Test
    void countsTheRowsOfATableForEachPatternThatTheEngineMatches() {
        String definition = definition() + "tables:\n  Rate: { columns: { sku: text }, file: rates.csv }\n";
        String csv = "sku\n" + IntStream.range(0, 1_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        String rules = "rule \"Rates\" when Rate( sku == \"x\" ) then end\n"
                + "rule \"Other rates\" when not Rate( sku == \"y\" ) $order : Order()"
                + " then earn.points( $order, policy.points ); end\n";
        PolicySource source =
                PolicySource.text(Map.of("policy.yaml", definition, "rates.csv", csv, "earning.drl", rules));
        Loyalty enough = inEngine(Guards.builder().steps(2_100).build());
        enough.policies().publish(source).orThrow();
        assertThat(Fixture.earn(enough, Fixture.order("order-1", "1.00")).awards())
                .hasSize(1);

        Loyalty tooFew = inEngine(Guards.builder().steps(1_900).build());
        tooFew.policies().publish(source).orThrow();
        assertThat(catchThrowableOfType(
                        PolicyFailedException.class, () -> Fixture.earn(tooFew, Fixture.order("order-1", "1.00"))))
                .hasMessageContaining("more than 1900 steps");
    }

    private static Loyalty inEngine(Guards guards) {
        return Loyalty.create(guards, PolicyArchive.none(), Matching.ENGINE);
    }

    @Test
    void countsTheRowsThatAreTriedWithOtherFacts() {
        String definition = definition() + "tables:\n  Rate: { columns: { sku: text }, file: rates.csv }\n";
        String csv = "sku\n" + IntStream.range(0, 1_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        Guards few = Guards.builder().steps(500).build();

        assertThat(earned(few, definition, csv, "Rate( sku == $line.sku )")).isEmpty();
        assertThat(catchThrowableOfType(
                        PolicyFailedException.class, () -> earned(few, definition, csv, "Rate( sku > $line.sku )")))
                .hasMessageContaining("more than 500 steps");
    }

    private static List<?> earned(Guards guards, String definition, String csv, String rate) {
        String rule = "rule \"Rates\" when $line : Line() " + rate + " then earn.points( $line, policy.points ); end\n";
        Loyalty loyalty = Loyalty.create(guards);
        loyalty.policies()
                .publish(PolicySource.text(Map.of("policy.yaml", definition, "rates.csv", csv, "earning.drl", rule)))
                .orThrow();
        return Fixture.earn(loyalty, Fixture.order("order-1", "1.00")).awards();
    }

    @Test
    void leavesNothingBehind() {
        String fails = """
                rule "Fails at the third line"
                when
                    $line : Line( id == "3" )
                then
                    while ( $line.isEarning() ) {}
                end
                """;
        Loyalty loyalty = Fixture.loyalty(definition(), Fixture.ONE_PER_POUND, fails);
        EarningDecision before = Fixture.earn(loyalty, Fixture.order("short", "1.00", "2.00"));
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowableOfType(
                            PolicyFailedException.class,
                            () -> Fixture.earn(loyalty, Fixture.order("long", "1.00", "2.00", "3.00"))))
                    .hasMessageContaining("was stopped at earning/b.drl:5, looking at Line 3");
            assertThat(Fixture.earn(loyalty, Fixture.order("short", "1.00", "2.00")))
                    .isEqualTo(before);
        }
    }

    @Test
    void countsEachCallAlone() throws Exception {
        String count = consequence("for ( int i = 0; i < 4000; i++ ) {}");
        Loyalty loyalty = Loyalty.create(Guards.builder().steps(5000).build());
        loyalty.policies().publish(Fixture.policy(definition(), count)).orThrow();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<EarningDecision>> calls = IntStream.range(0, 200)
                    .<Callable<EarningDecision>>mapToObj(
                            i -> () -> Fixture.earn(loyalty, Fixture.order("order-" + i, "1.00")))
                    .toList();
            for (Future<EarningDecision> each : threads.invokeAll(calls)) {
                assertThat(each.get().awards()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("a merchant's policy sees neither another's types nor its results")
    void keepsMerchantsApart() {
        Loyalty loyalty = Loyalty.create();
        for (String merchant : List.of("acme", "best")) {
            String rules = """
                    declare Seen by : String end
                    rule "See" when Order() then insert( new Seen( policy.name ) ); end
                    rule "Pay" when Seen( by == policy.name ) $order : Order() then earn.points( $order, policy.points ); end
                    rule "Never" when Seen( by != policy.name ) $order : Order() then earn.points( $order, 1000 ); end
                    """;
            String definition = definition()
                    .replace("id: acme", "id: " + merchant)
                    .replace("name: { type: text, value: x }", "name: { type: text, value: " + merchant + " }")
                    .replace(
                            "points: { type: integer, value: 1 }",
                            "points: { type: integer, value: " + (merchant.equals("acme") ? 1 : 2) + " }");
            loyalty.policies().publish(Fixture.policy(definition, rules)).orThrow();
        }
        Map<String, Long> earned = Map.of("acme", 1L, "best", 2L);
        Stream.of("acme", "best", "acme")
                .forEach(merchant -> assertThat(loyalty.earn(new EarningRequest(
                                        merchant,
                                        Member.of("m1"),
                                        Fixture.order("order-1", "1.00"),
                                        LedgerSnapshot.empty("m1")))
                                .awards())
                        .singleElement()
                        .satisfies(award -> assertThat(award.units()).isEqualTo(earned.get(merchant))));
    }

    @Test
    void cannotBeTurnedOff() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guards.builder().steps(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guards.builder().steps(Long.MAX_VALUE).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guards.builder().firings(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guards.builder().time(Duration.ofDays(1)).build())
                .withMessage("guards: time in milliseconds are 86400000, not within 1 and 600000. Maybe leave it at its"
                        + " default?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guards.builder().time(Duration.ZERO).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guards.builder().memory(Long.MAX_VALUE).build());
    }

    private static String consequence(String statements) {
        return "rule \"Any order\"\nwhen\n    $order : Order()\nthen\n" + statements + "\nend\n";
    }

    private static PolicyFailedException failure(Guards guards, String... rules) {
        Loyalty loyalty = Loyalty.create(guards);
        loyalty.policies().publish(Fixture.policy(definition(), rules)).orThrow();
        String[] prices = Stream.generate(() -> "1.00").limit(60).toArray(String[]::new);
        String id = "a".repeat(40);
        return catchThrowableOfType(
                PolicyFailedException.class, () -> Fixture.earn(loyalty, Fixture.order(id, prices)));
    }

    private static String definition() {
        return DEFINITION + """
                  names: { type: text-list, value: [a, b, c] }
                  name: { type: text, value: x }
                  slow: { type: text, value: "(.*a){20}b" }
                """;
    }
}
