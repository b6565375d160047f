package dev.loyalty.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Member;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Contests are judged at an instant: returns until then drop out, later ones change nothing. */
class ContestTest {

    private static final String DEFINITION = """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts: { points: { unit: points }, credit: { unit: money } }
            windows:
              spring: { from: 2026-03-01, to: 2026-03-30 }
            measures:
              ordersOfSpring: { count: order, during: spring }
              spentInSpring: { sum: amount, of: order, during: spring }
              lastOfSpring: { last: order, during: spring }
              orders: { count: order }
            contests:
              orders: { measure: ordersOfSpring, judged: 2026-04-14T00:00, ties: earliest }
              shared: { measure: ordersOfSpring, judged: 2026-04-14T00:00 }
              spent: { measure: spentInSpring, judged: 2026-04-14T00:00, ties: earliest }
            attributes:
              action: { rank: integer }
            parameters:
              places: { type: integer, value: 2 }
              prize: { type: money, value: 100.00 }
            """;
    private static final String PRIZE = """
            rule "The best get a prize"
            when
                $standing : Action( type == "standing", subject == "orders", rank <= policy.places )
            then
                earn.credit( $standing, policy.prize );
            end
            """;

    private static final MeasureValues NOTHING =
            MeasureValues.of(Map.of("ordersOfSpring", 0L, "spentInSpring", BigDecimal.ZERO, "orders", 0L));

    private final Loyalty loyalty = Fixture.loyalty(DEFINITION, PRIZE);
    private final Map<String, MemberHistory> histories = new HashMap<>();
    private final Map<String, EarningDecision> receipts = new HashMap<>();

    private void orders(String member, String id, String at) {
        EarningDecision decision = loyalty.earn(new EarningRequest(
                "acme",
                Member.of(member),
                Fixture.order(id, Instant.parse(at), "10.00"),
                LedgerSnapshot.empty(member),
                NOTHING));
        receipts.put(id, decision);
        histories.merge(
                member, MemberHistory.empty("acme", member).plus(decision), (known, one) -> known.plus(decision));
    }

    private ReversalDecision returns(String member, String id, String at) {
        ReversalDecision reversal = loyalty.reverse(ReversalRequest.ofRest(
                        "r" + id,
                        Instant.parse(at),
                        Objects.requireNonNull(receipts.get(id)),
                        List.of(),
                        LedgerSnapshot.empty(member)))
                .orThrow();
        histories.computeIfPresent(member, (key, known) -> known.plus(reversal));
        return reversal;
    }

    private ContestResult judge(String name) {
        return loyalty.judge("acme", name, histories.values().stream());
    }

    private List<String> ranks(String contest) {
        return judge(contest)
                .ranking()
                .standings()
                .map(standing -> standing.rank() + " " + standing.member())
                .toList();
    }

    @Test
    void countsUntilTheLastInstantOfTheWindowInTheShopsZone() {
        orders("anna", "a1", "2026-03-30T22:59:59.999Z"); // 23:59:59.999 in London, in summer time
        orders("ben", "b1", "2026-03-30T23:00:00Z");
        assertThat(ranks("orders")).containsExactly("1 anna");
    }

    @Test
    void whatCameBackUntilItIsJudgedDropsOutAndWhatComesLaterChangesNothing() {
        orders("anna", "a1", "2026-03-02T12:00:00Z");
        orders("anna", "a2", "2026-03-03T12:00:00Z");
        orders("ben", "b1", "2026-03-04T12:00:00Z");
        assertThat(ranks("orders")).containsExactly("1 anna", "2 ben");
        returns("anna", "a1", "2026-04-13T22:59:59Z");
        returns("anna", "a2", "2026-04-13T23:00:01Z");
        assertThat(ranks("orders")).containsExactly("1 anna", "2 ben");
        assertThat(judge("orders").ranking().of("anna").orElseThrow().score().value())
                .isEqualByComparingTo("1");
    }

    @Test
    void tiesAreSettledByTheRuleOfTheContest() {
        orders("anna", "a1", "2026-03-05T12:00:00Z");
        orders("ben", "b1", "2026-03-04T12:00:00Z");
        assertThat(ranks("orders")).containsExactly("1 ben", "2 anna");
        assertThat(ranks("shared")).containsExactly("1 anna", "1 ben");
        assertThat(judge("orders").text()).isEqualTo("""
                        Contest orders by ordersOfSpring, judged at 2026-04-13T23:00:00Z; of equal scores the one that was reached first is better
                          1. ben: 1, reached at 2026-03-04T12:00:00Z
                          2. anna: 1, reached at 2026-03-05T12:00:00Z""");
        assertThat(judge("shared").text()).isEqualTo("""
                        Contest shared by ordersOfSpring, judged at 2026-04-13T23:00:00Z; equal scores share a place
                          1. anna: 1, reached at 2026-03-05T12:00:00Z, one of 2
                          1. ben: 1, reached at 2026-03-04T12:00:00Z, one of 2""");
    }

    @Test
    void aStandingIsAFactForTheRulesOfTheNextCall() {
        orders("anna", "a1", "2026-03-05T12:00:00Z");
        orders("ben", "b1", "2026-03-04T12:00:00Z");
        orders("carl", "c1", "2026-03-06T12:00:00Z");
        ContestResult result = judge("orders");
        result.ranking().standings().forEach(standing -> {
            EarningDecision prize = loyalty.earn(new EarningRequest(
                    "acme",
                    Member.of(standing.member()),
                    result.action(standing),
                    LedgerSnapshot.empty(standing.member()),
                    NOTHING));
            assertThat(prize.awarded("credit")).isEqualTo(standing.rank() <= 2 ? 10000 : 0);
        });
    }

    @Test
    void theScoreOfWhoReturnedSomethingWasReachedWithWhatIsLeft() {
        orders("anna", "a1", "2026-03-02T12:00:00Z");
        orders("anna", "a2", "2026-03-20T12:00:00Z");
        orders("ben", "b1", "2026-03-10T12:00:00Z");
        returns("anna", "a2", "2026-04-01T12:00:00Z");
        assertThat(ranks("orders")).containsExactly("1 anna", "2 ben");
    }

    @Test
    void membersWhoScoredNothingHaveNoPlace() {
        orders("anna", "a1", "2026-02-28T12:00:00Z");
        assertThat(judge("orders").ranking().standings()).isEmpty();
    }

    @Test
    void theStandingDoesNotDependOnTheOrderOfReceiptsNorOfMembers() {
        qt().withFixedSeed(7)
                .withExamples(30)
                .forAll(
                        lists().of(integers().between(0, 199)).ofSizeBetween(0, 40),
                        integers().all())
                .checkAssert((events, seed) -> {
                    histories.clear();
                    receipts.clear();
                    Map<String, List<Receipt>> written = new TreeMap<>();
                    for (int i = 0; i < events.size(); i++) {
                        String member = "m" + events.get(i) % 5;
                        Instant at = Instant.parse("2026-03-01T12:00:00Z").plus(events.get(i), ChronoUnit.DAYS);
                        orders(member, "o" + i, at.toString());
                        List<Receipt> own = written.computeIfAbsent(member, id -> new ArrayList<>());
                        own.add(receipts.get("o" + i));
                        if (events.get(i) % 3 == 0) {
                            own.add(returns(
                                    member,
                                    "o" + i,
                                    at.plus(events.get(i) % 50, ChronoUnit.DAYS).toString()));
                        }
                    }
                    for (String contest : List.of("orders", "shared", "spent")) {
                        ContestResult result = judge(contest);
                        List<MemberHistory> shuffled = new ArrayList<>();
                        written.forEach((member, own) -> {
                            List<Receipt> other = new ArrayList<>(own);
                            Collections.shuffle(other, new Random(seed));
                            shuffled.add(MemberHistory.empty("acme", member).plus(other));
                        });
                        Collections.shuffle(shuffled, new Random(seed));
                        ContestResult again = loyalty.judge("acme", contest, shuffled.stream());
                        assertThat(again).isEqualTo(result).hasSameHashCodeAs(result);
                        assertThat(again.text()).isEqualTo(result.text());
                    }
                });
    }

    @Test
    void aContestThatThePolicyDoesNotHaveIsRefusedWithThoseItHas() {
        assertThatThrownBy(() -> judge("orders-of-spring"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy.yaml of programme \"acme\" has no contest \"orders-of-spring\"."
                        + " Maybe one of [orders, shared, spent]?");
    }

    @Test
    void aHistoryOfAnotherProgrammeOrWithoutTheBeginIsRefused() {
        histories.put("anna", MemberHistory.empty("other", "anna"));
        assertThatThrownBy(() -> judge("orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is of programme \"other\", not of \"acme\". Maybe");
        histories.put("anna", MemberHistory.empty("acme", "anna").forget(Instant.parse("2026-03-02T00:00:00Z")));
        assertThatThrownBy(() -> judge("orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "has forgotten what was before 2026-03-02T00:00:00Z, a part of contest \"orders\". Maybe");
    }

    private static List<String> faults(String contest) {
        return Fixture.faults(DEFINITION.replace("contests:\n", "contests:\n  " + contest + "\n"), PRIZE).stream()
                .map(fault -> fault.code().id() + ": " + fault.message() + " " + fault.hint())
                .toList();
    }

    @Test
    void whatIsWrongWithAContestIsToldWithItsPlace() {
        assertThat(faults("wrong: { measure: ordersOfSprin, judged: 2026-04-14T00:00 }"))
                .containsExactly("unknown-measure: measure of contest \"wrong\" is \"ordersOfSprin\","
                        + " no measure of the policy. Maybe \"ordersOfSpring\"?");
        assertThat(faults("wrong: { measure: orders, judged: 2026-04-14T00:00 }"))
                .containsExactly(
                        "unknown-value: measure of contest \"wrong\" is \"orders\", not of a window with an end."
                                + " Maybe the measure should say \"during: \" and a window with \"to\"?");
        assertThat(faults("wrong: { measure: lastOfSpring, judged: 2026-04-14T00:00 }"))
                .containsExactly("unknown-value: measure of contest \"wrong\" is \"lastOfSpring\","
                        + " a date, which nobody can win by. Maybe a count or a sum?");
        assertThat(faults("wrong: { measure: ordersOfSpring, judged: 2026-03-30T23:59 }"))
                .containsExactly(
                        "out-of-range: judged of contest \"wrong\" is \"2026-03-30T23:59\", before its window ends,"
                                + " at 2026-03-31T00:00. Maybe after the time for returns?");
        assertThat(faults("wrong: { measure: ordersOfSpring, ties: drawn }")).hasSize(2);
    }
}
