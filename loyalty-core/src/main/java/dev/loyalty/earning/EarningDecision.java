package dev.loyalty.earning;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.internal.counting.CountedMoney;
import dev.loyalty.internal.counting.PaidMoney;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.GrantedAward;
import dev.loyalty.ledger.HeldLot;
import dev.loyalty.ledger.Replaced;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an activity earns, and why. As stored, it is the receipt: it names the version that decided and holds all that
 * explaining, repeating and reversing needs. Immutable.
 *
 * @param version the policy version that decided
 * @param bodyHash of the activity alone
 * @param member as the rules saw the member
 * @param activity as the rules saw it
 * @param measures the values of the past that the rules saw
 * @param past orders of before that the rules saw
 * @param split by which levels the parts of an order earned; null if all of it earned by the member's level
 * @param switches the choices that were in force
 * @param proposals every proposal and what became of it, by priority, then rule name, then line
 * @param silent the rules that did not ask because their conditions did not hold, by name
 * @param blocks what rules forbade to earn, by rule
 * @param awards what was granted, in the order of the proposals
 * @param specials what was granted besides units of accounts, in the same order: once the receipt is stored, the host
 *     gives it. After a change of the order it is what the whole order is granted, also what was given already
 * @param booking what the host writes, in one transaction
 * @param replaced the receipt before a change of the order, in whose place this one is; null if the order was not changed.
 *     The awards are those of the whole order, the booking is the difference
 * @param warnings such as lines of a kind that does not earn because nothing says that it does
 */
public record EarningDecision(
        VersionId version,
        String bodyHash,
        Member member,
        Activity activity,
        MeasureValues measures,
        List<Order> past,
        @Nullable LevelSplit split,
        Switches switches,
        List<SettledProposal> proposals,
        List<String> silent,
        List<Blocked> blocks,
        List<Award> awards,
        List<SpecialAward> specials,
        Booking booking,
        @Nullable Replaced replaced,
        List<String> warnings)
        implements AwardReceipt {

    public EarningDecision {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(measures, "measures");
        Objects.requireNonNull(switches, "switches");
        Objects.requireNonNull(booking, "booking");
        past = List.copyOf(past);
        proposals = List.copyOf(proposals);
        silent = List.copyOf(silent);
        blocks = List.copyOf(blocks);
        awards = List.copyOf(awards);
        specials = List.copyOf(specials);
        warnings = List.copyOf(warnings);
    }

    @Override
    public Optional<AwardReceipt> about(String id) {
        if (activity.id().equals(id)) {
            return Optional.of(this);
        }
        return past.stream()
                .filter(order -> order.id().equals(id) && activities().contains(id))
                .map(order -> (AwardReceipt) new PastAwards(this, order))
                .findFirst();
    }

    @Override
    public List<String> activities() {
        return Stream.concat(
                        Stream.of(activity.id()),
                        Stream.concat(awards.stream(), specials.stream())
                                .map(GrantedAward::past)
                                .flatMap(Stream::ofNullable))
                .distinct()
                .toList();
    }

    /** The units granted to an account by all rules together; 0 for an account that got nothing. */
    public long awarded(String account) {
        return awards.stream()
                .filter(award -> award.account().equals(account))
                .mapToLong(Award::units)
                .reduce(0, Math::addExact);
    }

    /** Why it is what it is: steps that add up to what was awarded. */
    public Explanation explanation() {
        return EarningExplanation.of(this);
    }

    @Override
    public SortedMap<String, Money> counted() {
        return activity instanceof Order order ? new CountedMoney(order, switches).byLine() : new TreeMap<>();
    }

    @Override
    public List<HeldLot> lots() {
        List<HeldLot> lots = new ArrayList<>(replaced == null ? List.of() : replaced.lots());
        lots.addAll(issued(booking));
        return lots;
    }

    static List<HeldLot> issued(Booking booking) {
        List<HeldLot> lots = new ArrayList<>();
        for (Entry entry : booking.entries()) {
            if (entry.kind() == EntryKind.ISSUED && entry.lot() != null && entry.terms() != null) {
                lots.add(new HeldLot(entry.lot(), entry.terms(), 0));
            }
        }
        return lots;
    }

    @Override
    public SortedMap<String, Money> paid() {
        return activity instanceof Order order ? PaidMoney.byLine(order, switches) : new TreeMap<>();
    }

    @Override
    public ReversalMode reversalMode() {
        return switches.returns();
    }

    @Override
    public @Nullable ReversalMode withoutVersion() {
        return switch (switches.withoutVersion()) {
            case DECLINE -> null;
            case PROPORTIONAL -> ReversalMode.PROPORTIONAL;
        };
    }
}
