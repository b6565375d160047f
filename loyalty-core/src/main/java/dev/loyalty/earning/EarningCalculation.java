package dev.loyalty.earning;

import dev.loyalty.facts.Action;
import dev.loyalty.facts.History;
import dev.loyalty.facts.Line;
import dev.loyalty.facts.Member;
import dev.loyalty.facts.Moment;
import dev.loyalty.facts.Window;
import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.internal.settlement.Lots;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Earning by one policy version: facts, rules, settlement, booking. Immutable and safe for use by many threads; hosts
 * reach it through {@link dev.loyalty.Loyalty#earn}.
 */
public final class EarningCalculation {

    private static final int FIRST_LOT = 1;

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
        return new Vocabulary(
                List.of(
                        Member.class,
                        History.class,
                        dev.loyalty.facts.Order.class,
                        Line.class,
                        Action.class,
                        Moment.class,
                        Window.class),
                new TreeMap<>(Map.of("earn", Earn.class)));
    }

    /**
     * Decides what an activity earns. Attributes that the policy does not declare are ignored: a host sends what it has,
     * and each merchant declares what its rules read.
     *
     * @throws IllegalArgumentException if the request does not fit the policy: another currency, an attribute of another
     *     type than the policy declares, or measures that are missing or not declared
     */
    public EarningDecision earn(EarningRequest request) {
        Activity activity = request.activity();
        requireCurrency(activity);
        request.measures().requireFit(policy.measures().values());
        Countable countable = Countable.of(activity, policy, attributed);
        LimitBook limits = new LimitBook(policy, request.ledger(), activity);
        EarningSettlement.Settled settled =
                new EarningSettlement(policy, countable, limits).settle(ask(request, countable));
        return new EarningDecision(
                version,
                CanonicalJson.hash(activity),
                request.member(),
                activity,
                request.measures(),
                policy.switches(),
                settled.proposals(),
                settled.awards(),
                booking(request, settled.awards(), settled.limits()),
                countable.warnings());
    }

    private void requireCurrency(Activity activity) {
        if (activity instanceof Order order && !order.currency().equals(policy.currency())) {
            throw new IllegalArgumentException("order " + order.id() + " is in " + order.currency()
                    + ", but programme " + policy.id() + " counts in " + policy.currency()
                    + ". Maybe convert the order's amounts first?");
        }
    }

    private List<Ask> ask(EarningRequest request, Countable countable) {
        if (matcher == null) {
            return List.of();
        }
        List<Object> facts = new ArrayList<>(countable.facts());
        facts.add(attributed.with(
                AttributeHolder.MEMBER,
                request.member().id(),
                request.member().attributes(),
                member(request.member(), request.activity().at())));
        facts.add(history(request, matcher));
        policy.windows()
                .values()
                .forEach(window -> facts.add(new Window(
                        window.name(), window.isOpen(request.activity().at(), policy.zone()))));
        Earn earn = new Earn(policy);
        matcher.match(facts, Map.of("earn", earn), earn::enter);
        return earn.asks();
    }

    private Member member(dev.loyalty.model.Member member, Instant at) {
        LocalDate day = at.atZone(policy.zone()).toLocalDate();
        boolean birthday = policy.switches().leapBirthday().isBirthday(member.birthday(), day);
        return new Member(member, at, policy.zone(), birthday);
    }

    private History history(EarningRequest request, RuleMatcher rules) {
        List<@Nullable Object> values = new ArrayList<>();
        policy.measures()
                .keySet()
                .forEach(name -> values.add(request.measures().values().get(name)));
        return rules.attributed(new History(), values);
    }

    private Booking booking(EarningRequest request, List<Award> awards, LimitBook limits) {
        List<Entry> entries = new ArrayList<>();
        LedgerSnapshot ledger = request.ledger();
        for (Account account : policy.accounts().values()) {
            long units = awards.stream()
                    .filter(award -> award.account().equals(account.name()))
                    .mapToLong(Award::units)
                    .reduce(0, Math::addExact);
            if (units > 0) {
                LotId lot = new LotId(request.activity().id(), account.name(), FIRST_LOT);
                List<Entry> issued = LedgerArithmetic.issue(
                        ledger,
                        lot,
                        units,
                        Lots.terms(account, request.activity().at(), policy.zone()));
                entries.addAll(issued);
                ledger = ledger.after(issued);
            }
        }
        List<Expectation> expectations = new ArrayList<>();
        expectations.add(new Expectation.LedgerUnchanged(
                request.member().id(), request.ledger().revision()));
        expectations.addAll(limits.expectations());
        return new Booking(request.key(), entries, limits.uses(), expectations);
    }
}
