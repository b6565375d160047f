package dev.loyalty.tier;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.Spending;
import dev.loyalty.ledger.SpendingOrder;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Viewpoint;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A member of a programme with levels, kept by a host that books everything: short words for what happens. */
final class Club {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Three levels by what was spent in the calendar year, as rules that read the levels' own thresholds. */
    static final String BY_THRESHOLD = """
            rule "Levels by what was spent in the year"
            when
                Level( $level : name, $threshold : threshold )
            then
                tier.level( $level ).needs( "spentThisYear", $threshold );
            end
            """;

    private final Loyalty loyalty = Loyalty.create();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Map<String, EarningDecision> receipts = new HashMap<>();
    private final List<AssessmentDecision> assessments = new ArrayList<>();
    private Member member;
    private MemberHistory history = MemberHistory.empty("acme", "m1");
    private TierState tier = TierState.none("m1");
    private AssessmentDecision last;

    private Club(PolicySource source, Member member) {
        publish(source);
        this.member = member;
    }

    /** A policy of one point per pound; {@code tiers} is the section without its levels. */
    static String definition(String tiers) {
        return """
                id: acme
                title: Levels
                zone: Europe/London
                currency: GBP
                accounts:
                  points: { unit: points, expires: end of year }
                parameters:
                  one: { type: integer, value: 1 }
                  pound: { type: money, value: 1.00 }
                  gold: { type: money, value: 1000.00 }
                  silver: { type: money, value: 350.00 }
                  month: { type: span, value: 1 month }
                  thirtyDays: { type: span, value: 30 days }
                  threeDays: { type: span, value: 3 days }
                  hours: { type: span, value: 48 hours }
                measures:
                  spentThisYear: { sum: amount, of: order, in: year }
                  spent12Months: { sum: amount, of: order, over: 12 months }
                  earned: { sum: awarded, account: points, in: year }
                  orders: { count: order }
                  referrals: { count: action, type: referral }
                  lastPurchase: { last: order }
                tiers:
                  benefits: { factor: integer }
                  levels:
                    gold: { threshold: policy.gold, benefits: { factor: 2 } }
                    silver: { threshold: policy.silver, benefits: { factor: 1 } }
                """ + tiers.indent(2);
    }

    static PolicySource source(String definition, String... rules) {
        Map<String, String> files = new TreeMap<>(Map.of("policy.yaml", definition, "earning.drl", """
                rule "Points"
                when
                    $order : Order( total > 0 )
                then
                    earn.points( $order, policy.one ).per( policy.pound );
                end
                rule "The factor of the level"
                when
                    $order : Order()
                    Level( held, $factor : factor )
                then
                    earn.multiply( $order, $factor );
                end
                """));
        for (int i = 0; i < rules.length; i++) {
            files.put("tiers/" + (char) ('a' + i) + ".drl", rules[i]);
        }
        return PolicySource.text(files);
    }

    /** A member of a programme whose levels go by what was spent in the year. */
    static Club with(String tiers) {
        return of(source(definition(tiers), BY_THRESHOLD));
    }

    static Club of(PolicySource source) {
        return new Club(source, Member.of("m1"));
    }

    /** Another policy, or the same with other numbers. */
    Club publish(PolicySource source) {
        loyalty.policies().publish(source).orThrow();
        return this;
    }

    Club joined(String at) {
        member = Member.builder("m1").joined(time(at)).build();
        return this;
    }

    Club segment(String segment) {
        member = Member.builder("m1").segment(segment).build();
        return this;
    }

    /** A local time in London, or an instant if it ends with Z. */
    static Instant time(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(LONDON).toInstant();
    }

    /** Buys, is assessed, and returns what that came to. */
    AssessmentDecision buys(String id, String at, String amount) {
        earns(id, at, amount);
        return looks(id, at);
    }

    /** Buys without being assessed. */
    EarningDecision earns(String id, String at, String amount) {
        Order order = Fixture.order(id, time(at), amount);
        Member now = Member.builder("m1").tier(String.valueOf(levelAt(at))).build();
        PolicyDefinition policy = policy();
        EarningDecision decision = loyalty.earn(new EarningRequest(
                "acme",
                now,
                order,
                ledger.snapshot("acme", "m1"),
                history.values(policy.measures().values(), Viewpoint.of(member, order.at(), LONDON), id)));
        commit(decision);
        receipts.put(id, decision);
        history = history.plus(decision);
        return decision;
    }

    ReversalDecision givesBack(String order, String at) {
        ReversalDecision decision = (ReversalDecision) loyalty.reverse(ReversalRequest.ofRest(
                "return-" + order, time(at), receipts.get(order), List.of(), ledger.snapshot("acme", "m1")));
        commit(decision);
        history = history.plus(decision);
        return decision;
    }

    /** Gives back, and is assessed. */
    AssessmentDecision returns(String order, String at) {
        givesBack(order, at);
        return keep(assess().afterReturn(subject(), "return-" + order, time(at)));
    }

    /** What is due, and a look. */
    AssessmentDecision looks(String id, String at) {
        return keep(assess().look(subject(), id, time(at)));
    }

    /** Spends points, as a redemption would. */
    void spends(long points, String at) {
        LedgerSnapshot now = ledger.snapshot("acme", "m1");
        Spending.Spent spent =
                (Spending.Spent) LedgerArithmetic.spend(now, "points", points, time(at), SpendingOrder.NEAREST_EXPIRY);
        Booking booking = new Booking(
                new IdempotencyKey("acme", "m1", "spent " + at, Calculation.REDEMPTION),
                spent.entries(),
                List.of(),
                List.of());
        ledger.commit(new Receipt() {
            @Override
            public String bodyHash() {
                return "spent " + points;
            }

            @Override
            public Booking booking() {
                return booking;
            }
        });
    }

    AssessmentDecision looks(String at) {
        return looks("look " + at, at);
    }

    /** What is due, and no more; the last of it. */
    AssessmentDecision waits(String at) {
        return keep(assess().due(subject(), time(at)));
    }

    AssessmentDecision changes(String at, TierChange change) {
        return keep(assess().change(subject(), "change " + at, time(at), change));
    }

    AssessmentDecision judgesAgain(String id, AssessmentDecision review) {
        return keep(List.of(assess().again(subject(), id, review)));
    }

    Assessments assess() {
        return loyalty.assessments("acme");
    }

    AssessmentSubject subject() {
        return new AssessmentSubject(
                member, tier, history, ledger.snapshot("acme", "m1").revision());
    }

    private AssessmentDecision keep(List<AssessmentDecision> decisions) {
        for (AssessmentDecision decision : decisions) {
            commit(decision);
            assessments.add(decision);
            tier = decision.after();
            last = decision;
        }
        return last;
    }

    /** Writes a receipt as a host would, and reads it again. */
    private void commit(Receipt receipt) {
        if (!ReceiptJson.read(ReceiptJson.write(receipt)).equals(receipt)) {
            throw new AssertionError("not the same after JSON: " + receipt);
        }
        CommitResult result = ledger.commit(receipt);
        if (!(result instanceof CommitResult.Committed)) {
            throw new AssertionError(result);
        }
    }

    @Nullable
    String levelAt(String at) {
        return tier.levelAt(policy(), time(at));
    }

    TierState tier() {
        return tier;
    }

    Loyalty loyalty() {
        return loyalty;
    }

    Member member() {
        return member;
    }

    MemberHistory history() {
        return history;
    }

    InMemoryLedger ledger() {
        return ledger;
    }

    PolicyDefinition policy() {
        return loyalty.policies().live("acme").definition();
    }

    List<AssessmentDecision> assessments() {
        return assessments;
    }

    EarningDecision receipt(String id) {
        return receipts.get(id);
    }
}
