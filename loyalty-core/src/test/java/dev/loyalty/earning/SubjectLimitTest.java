package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubjectLimitTest {

    private static final String LIMITS = """
            limits:
              once-per-tag: { per: subject, period: ever, at-most: 1 time }
              once-an-article: { per: member-and-subject, period: month, at-most: 1 time }
              most-of-an-order: { per: activity, at-most: 100 points }
              weekly: { per: member, period: week, at-most: 5 times }
            attributes:
              line: { serial: text }
            """;

    private static final String SCAN = """
            rule "Points for scanning the tag that came with a stove"
            when
                $scan : Action( type == "scan", subject != null )
            then
                earn.points( $scan, policy.points ).limitedBy( "once-per-tag" );
            end
            """;

    private static final String READ = """
            rule "Points for reading an article"
            when
                $read : Action( type == "read" )
            then
                earn.points( $read, policy.points ).limitedBy( "once-an-article" ).limitedBy( "weekly" );
            end
            """;

    private static final String STOVE = """
            rule "Points for buying a stove"
            when
                $line : Line( $serial : serial != null )
            then
                earn.points( $line, policy.points ).limitedBy( "once-per-tag", $serial );
            end
            """;

    private final Loyalty loyalty = Fixture.loyalty(DEFINITION + LIMITS, SCAN, READ, STOVE);
    private final InMemoryLedger store = new InMemoryLedger();

    @Test
    void paysATagOnceWhoeverScansIt() {
        assertThat(earned("anna", scan("s1", "tag-1"))).isEqualTo(1);
        assertThat(earned("bob", scan("s2", "tag-1"))).isZero();
        assertThat(earned("anna", scan("s3", "tag-1"))).isZero();
        assertThat(earned("bob", scan("s4", "tag-2"))).isEqualTo(1);
    }

    @Test
    void letsOneOfTwoScansAtOnceWin() {
        EarningDecision anna = decide("anna", scan("s1", "tag-1"));
        EarningDecision bob = decide("bob", scan("s1", "tag-1"));
        EarningDecision other = decide("carol", scan("s1", "tag-2"));

        assertThat(store.commit(anna)).isInstanceOf(CommitResult.Committed.class);
        assertThat(store.commit(bob))
                .isInstanceOfSatisfying(
                        CommitResult.Stale.class,
                        stale -> assertThat(stale.failed())
                                .isEqualTo(new Expectation.CapacityLeft(
                                        new LimitKey("once-per-tag", "tag-1", LimitPeriod.EVER), 1, 1)));
        assertThat(store.commit(other)).isInstanceOf(CommitResult.Committed.class);
        assertThat(settled(decide("bob", scan("s1", "tag-1")), "Points for scanning the tag that came with a stove")
                        .fate())
                .isEqualTo(Fate.EXHAUSTED);
    }

    @Test
    void paysAgainWhenTheScanWasTakenBack() {
        EarningDecision scanned = keep(decide("anna", scan("s1", "tag-1")));
        store.commit(loyalty.reverse(ReversalRequest.ofRest(
                        "back", NOON.plus(Duration.ofDays(1)), scanned, List.of(), store.snapshot("acme", "anna")))
                .orThrow());

        assertThat(earned("bob", scan("s2", "tag-1"))).isEqualTo(1);
    }

    @Test
    void paysForEachArticleThatAMemberReadsOnceAMonth() {
        assertThat(earned("anna", read("r1", NOON, "camping"))).isEqualTo(1);
        assertThat(earned("anna", read("r2", NOON, "camping"))).isZero();
        assertThat(earned("anna", read("r3", NOON, "cooking"))).isEqualTo(1);
        assertThat(earned("bob", read("r4", NOON, "camping"))).isEqualTo(1);
        assertThat(earned("anna", read("r5", NOON.plus(Duration.ofDays(31)), "camping")))
                .isEqualTo(1);
    }

    @Test
    void needsNoExpectationForWhatOneMemberUses() {
        EarningDecision decision = keep(decide("anna", read("r1", NOON, "camping")));

        assertThat(decision.booking().expectations()).hasSize(1);
        assertThat(decision.booking().uses())
                .extracting(LimitUse::key)
                .filteredOn(key -> key.limit().equals("once-an-article"))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.subject()).isEqualTo("anna");
                    assertThat(key.thing()).isEqualTo("camping");
                });
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @Test
    @DisplayName("A product unit that earned with its order does not earn again when its tag is scanned")
    void countsASubjectThatTheRuleNames() {
        Order order = Order.of(
                "o1",
                NOON,
                List.of(
                        Line.builder("1", "STOVE", gbp("99.00"))
                                .attribute("serial", "tag-1")
                                .build(),
                        Line.builder("2", "STOVE", gbp("99.00"))
                                .attribute("serial", "tag-2")
                                .build(),
                        Line.of("3", "GAS", gbp("9.00"))));

        assertThat(earned("anna", order)).isEqualTo(2);
        assertThat(earned("bob", scan("s1", "tag-1"))).isZero();
        assertThat(earned("bob", scan("s2", "tag-2"))).isZero();
        assertThat(earned("bob", scan("s3", "tag-3"))).isEqualTo(1);
    }

    @Test
    void grantsAtMostSoMuchForOneOrder() {
        Texts.Account account = new Texts.Account(Fixture.loyalty(
                DEFINITION + LIMITS,
                forOrder("Base", PER_ORDER + ".limitedBy( \"most-of-an-order\" )"),
                forOrder("Bonus", PER_ORDER + ".limitedBy( \"most-of-an-order\" )")));

        EarningDecision first = account.earn(Fixture.order("o1", "70.00"));
        EarningDecision second = account.earn(Fixture.order("o2", "70.00"));

        assertThat(granted(first, "Base")).isEqualTo(70);
        assertThat(granted(first, "Bonus")).isEqualTo(30);
        assertThat(settled(first, "Bonus").because()).isEqualTo("most-of-an-order");
        assertThat(second.awarded("points")).isEqualTo(100);
        assertThat(second.booking().uses()).isEmpty();
        assertThat(second.booking().expectations()).hasSize(1);
        account.reverseRest("back", NOON, second);
        assertThat(account.total()).isEqualTo(100);
    }

    @Test
    void failsWhereNothingSaysWhichSubject() {
        assertThatThrownBy(() -> decide("anna", Action.of("r1", NOON, "read")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("Points for reading an article")
                .hasMessageContaining("Maybe Action( subject != null )");
    }

    @Test
    void failsWhereASubjectIsNamedForALimitOfMembers() {
        Loyalty wrong = Fixture.loyalty(
                Texts.with(DEFINITION + LIMITS, "name", "text", "weekly"),
                SCAN.replace("\"once-per-tag\"", "policy.name, $scan.getSubject()"));

        assertThatThrownBy(() -> wrong.earn(request("anna", scan("s1", "tag-1"))))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("weekly")
                .hasMessageContaining("Maybe \"per: subject\"");
    }

    @Test
    void refusesASubjectThatIsNotThere() {
        Loyalty wrong =
                Fixture.loyalty(DEFINITION + LIMITS, STOVE.replace("$serial : serial != null", "$serial : serial"));

        assertThatThrownBy(() -> Fixture.earn(wrong, Fixture.order("o1", "1.00")))
                .isInstanceOf(PolicyFailedException.class)
                .hasStackTraceContaining("limit \"once-per-tag\" has nothing to count for");
    }

    @Test
    void findsALimitThatIsMisspeltBesideASubject() {
        assertThat(Fixture.faults(DEFINITION + LIMITS, STOVE.replace("once-per-tag", "once-per-tap")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(DiagnosticCode.UNKNOWN_LIMIT);
                    assertThat(fault.hint()).contains("Maybe \"once-per-tag\"?");
                });
    }

    @Test
    void refusesAPeriodForWhatHappensOnce() {
        assertThat(Fixture.faults(DEFINITION + LIMITS.replace("per: activity,", "per: activity, period: day,")))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.CONFLICTING_KEYS);
    }

    private long earned(String member, Activity activity) {
        return keep(decide(member, activity)).awarded("points");
    }

    private EarningDecision keep(EarningDecision decision) {
        assertThat(store.commit(decision)).isInstanceOf(CommitResult.Committed.class);
        return decision;
    }

    private EarningDecision decide(String member, Activity activity) {
        return loyalty.earn(request(member, activity));
    }

    private EarningRequest request(String member, Activity activity) {
        LedgerSnapshot ledger = store.snapshot("acme", member);
        return new EarningRequest("acme", Member.of(member), activity, ledger);
    }

    private static Action scan(String id, String tag) {
        return Action.of(id, NOON, "scan").with(tag);
    }

    private static Action read(String id, Instant at, String article) {
        return Action.of(id, at, "read").with(article);
    }
}
