package dev.loyalty.earning;

import dev.loyalty.facts.Action;
import dev.loyalty.facts.Line;
import dev.loyalty.facts.Moment;
import dev.loyalty.facts.PastOrder;
import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.internal.rules.MemberFacts;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.internal.settlement.LotBook;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Earning by one policy version: facts, rules, settlement, booking. Immutable and safe for use by many threads; hosts
 * reach it through {@link dev.loyalty.Loyalty#earn}.
 */
public final class EarningCalculation {

    private final VersionId version;
    private final PolicyDefinition policy;
    private final @Nullable RuleMatcher matcher;
    private final AttributedFacts attributed;

    /** @param matcher the rules of earning, or null if the policy has none */
    public EarningCalculation(VersionId version, PolicyDefinition policy, @Nullable RuleMatcher matcher) {
        this.version = version;
        this.policy = policy;
        this.matcher = matcher;
        this.attributed = new AttributedFacts(policy, matcher);
    }

    /** What rules of earning may use. */
    public static Vocabulary vocabulary() {
        List<Class<?>> facts = new ArrayList<>(MemberFacts.TYPES);
        facts.addAll(List.of(dev.loyalty.facts.Order.class, Line.class, Action.class, Moment.class, PastOrder.class));
        return new Vocabulary(List.copyOf(facts), new TreeMap<>(Map.of("earn", Earn.class)));
    }

    /**
     * Decides what an activity earns. Attributes that the policy does not declare are ignored: a host sends what it has,
     * and each merchant declares what its rules read.
     *
     * @throws IllegalArgumentException if the request does not fit the policy: another currency without its rate, an
     *     attribute of another type than the policy declares, or measures that are missing or not declared
     */
    public EarningDecision earn(EarningRequest request) {
        Activity activity = request.activity();
        request.measures().requireFit(policy.measures().values());
        Countable countable = Countable.of(activity, request.past(), policy, attributed);
        LimitBook limits = new LimitBook(policy, request.ledger(), activity);
        Division division = new Division(request.split(), countable);
        Asked asked = ask(request, countable, division);
        LotBook lots = new LotBook(policy, activity.id(), activity.at());
        EarningSettlement.Settled settled = new EarningSettlement(
                        policy, countable, division, new Remainders(request.ledger()), limits, lots, specials(activity))
                .settle(asked.asks(), asked.blocks());
        return new EarningDecision(
                version,
                CanonicalJson.hash(activity),
                request.member(),
                activity,
                request.measures(),
                request.past(),
                request.split(),
                policy.switches(),
                settled.proposals(),
                asked.silent(),
                asked.blocks().all(),
                settled.awards(),
                settled.specials(),
                booking(request, lots.issue(request.ledger(), settled.awards()), settled),
                null,
                countable.warnings());
    }

    /**
     * Decides what a changed order earns, and books the difference to what it had earned.
     *
     * @throws IllegalArgumentException as {@link #earn}
     */
    public EarningDecision edit(OrderEdit edit) {
        return EditCalculation.edit(edit, this::earn);
    }

    private Specials specials(Activity activity) {
        return new Specials(
                policy.currency(), activity.at().atZone(policy.zone()).toLocalDate());
    }

    /** @param silent the rules whose conditions did not hold, sorted */
    private record Asked(List<Ask> asks, Blocks blocks, List<String> silent) {}

    private Asked ask(EarningRequest request, Countable countable, Division division) {
        List<Ask> asks = new ArrayList<>();
        SortedMap<Integer, List<Blocked>> blocks = new TreeMap<>();
        Set<String> silent = new TreeSet<>();
        if (matcher != null) {
            matcher.rules().forEach(rule -> silent.add(rule.name()));
            for (int portion : division.numbers()) {
                Member member = request.member();
                Member seen = portion == Division.WHOLE ? member : member.withTier(division.level(portion));
                Earn earn = ask(matcher, request, countable, seen, silent);
                earn.asks().forEach(ask -> asks.add(ask.in(portion)));
                blocks.put(portion, earn.blocks());
            }
        }
        return new Asked(division.placed(asks), new Blocks(blocks), List.copyOf(silent));
    }

    private Earn ask(
            RuleMatcher rules, EarningRequest request, Countable countable, Member member, Set<String> silent) {
        List<Object> facts = new ArrayList<>(countable.facts());
        facts.addAll(MemberFacts.of(
                policy,
                rules,
                attributed,
                member,
                request.measures(),
                request.activity().at()));
        Earn earn = new Earn(policy);
        rules.match(facts, Map.of("earn", earn), rule -> {
            silent.remove(rule);
            earn.enter(rule);
        });
        return earn;
    }

    private static Booking booking(EarningRequest request, List<Entry> entries, EarningSettlement.Settled settled) {
        List<Expectation> expectations = new ArrayList<>();
        expectations.add(new Expectation.LedgerUnchanged(
                request.member().id(), request.ledger().revision()));
        expectations.addAll(settled.limits().expectations());
        return new Booking(
                request.key(), entries, settled.limits().uses(), Awards.changes(settled.awards()), expectations);
    }
}
