package dev.loyalty.earning;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.internal.reversal.WithoutReceipt;
import dev.loyalty.internal.settlement.LimitUses;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.GrantedAward;
import dev.loyalty.ledger.HeldLot;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.RemainderChange;
import dev.loyalty.ledger.Replaced;
import dev.loyalty.ledger.ReversalReceipt;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.ledger.TakeBack;
import dev.loyalty.ledger.TakenBack;
import dev.loyalty.ledger.UndoneUnits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A changed order earns what it would have earned as it is now; what is booked is the difference to what was granted and
 * did not come back. More units come in a lot of their own with the dates of the order, fewer are taken back as by a
 * return. Used by one thread and thrown away.
 */
final class EditCalculation {

    private final OrderEdit edit;
    private final EarningDecision original;
    private final EarningDecision fresh;
    private final Map<LotId, LotTerms> held = new LinkedHashMap<>();
    private final Map<LotId, Long> expired = new LinkedHashMap<>();
    private final SortedMap<LotId, Long> before = new TreeMap<>();
    private final Map<LotId, LotId> lots = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private LedgerSnapshot ledger;

    private EditCalculation(OrderEdit edit, EarningDecision fresh) {
        this.edit = edit;
        this.original = edit.original();
        this.fresh = fresh;
        this.ledger = edit.ledger();
    }

    static EarningDecision edit(OrderEdit edit, Function<EarningRequest, EarningDecision> earn) {
        EarningDecision original = edit.original();
        LedgerSnapshot without = WithoutReceipt.of(edit.ledger(), List.of(original), edit.earlier());
        EarningDecision fresh = earn.apply(new EarningRequest(
                original.key().programme(),
                original.member(),
                edit.order(),
                without,
                edit.measures(),
                original.past(),
                original.split()));
        return new EditCalculation(edit, fresh).decision();
    }

    private EarningDecision decision() {
        for (HeldLot lot : original.lots()) {
            held.put(lot.lot(), lot.terms());
            expired.put(lot.lot(), lot.expired());
        }
        own(original).forEach(award -> before.merge(award.lot(), award.units(), Math::addExact));
        for (ReversalReceipt reversal : earlier()) {
            for (UndoneUnits undone : reversal.undone()) {
                before.merge(undone.lot(), -undone.units(), Math::addExact);
                expired.merge(undone.lot(), undone.expired(), Math::addExact);
            }
        }
        matchLots();
        List<Award> awards = own(fresh).stream()
                .map(award -> new Award(
                        award.rule(),
                        lots.getOrDefault(award.lot(), award.lot()),
                        null,
                        award.line(),
                        award.shares(),
                        award.uses(),
                        award.terms(),
                        award.remainder()))
                .toList();
        bookDifference(awards);
        Stream<Award> past = original.awards().stream().filter(award -> award.past() != null);
        Stream<SpecialAward> pastSpecials = original.specials().stream().filter(award -> award.past() != null);
        return new EarningDecision(
                fresh.version(),
                CanonicalJson.hash(List.of(original.key(), edit.at(), edit.order())),
                fresh.member(),
                fresh.activity(),
                fresh.measures(),
                fresh.past(),
                fresh.split(),
                fresh.switches(),
                fresh.proposals(),
                fresh.silent(),
                fresh.blocks(),
                Stream.concat(awards.stream(), past).toList(),
                Stream.concat(ownSpecials(fresh), pastSpecials).toList(),
                booking(),
                replaced(),
                fresh.warnings());
    }

    /** What was awarded for orders of before stays as it is: another order does not change them. */
    private static List<Award> own(EarningDecision decision) {
        return decision.awards().stream().filter(award -> award.past() == null).toList();
    }

    private static Stream<SpecialAward> ownSpecials(EarningDecision decision) {
        return decision.specials().stream().filter(award -> award.past() == null);
    }

    private static Stream<LimitUse> ownUses(EarningDecision decision) {
        return Stream.<GrantedAward>concat(own(decision).stream(), ownSpecials(decision))
                .flatMap(award -> award.uses().stream());
    }

    private List<? extends ReversalReceipt> earlier() {
        return edit.earlier().stream()
                .filter(reversal ->
                        reversal.activity().equals(original.activity().id()))
                .toList();
    }

    /** Units on the terms that a lot of the order has already belong to that lot; others get one of their own. */
    private void matchLots() {
        Map<LotId, LotTerms> issued = new LinkedHashMap<>();
        EarningDecision.issued(fresh.booking()).forEach(lot -> issued.put(lot.lot(), lot.terms()));
        for (Award award : own(fresh)) {
            LotTerms terms = issued.get(award.lot());
            if (!lots.containsKey(award.lot())) {
                lots.put(
                        award.lot(),
                        held.entrySet().stream()
                                .filter(lot -> lot.getKey().account().equals(award.account())
                                        && (terms == null || lot.getValue().equals(terms)))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElseGet(() -> newLot(award.account())));
            }
        }
        issued.forEach((lot, terms) -> held.putIfAbsent(lots.getOrDefault(lot, lot), terms));
    }

    private LotId newLot(String account) {
        String event = edit.order().id();
        int last = Stream.of(ledger.lots().stream().map(Lot::id), held.keySet().stream(), lots.values().stream())
                .flatMap(ids -> ids)
                .filter(lot -> lot.event().equals(event) && lot.account().equals(account))
                .mapToInt(LotId::number)
                .max()
                .orElse(0);
        return new LotId(event, account, last + 1);
    }

    private void bookDifference(List<Award> awards) {
        SortedMap<LotId, Long> difference = new TreeMap<>();
        awards.forEach(award -> difference.merge(award.lot(), award.units(), Math::addExact));
        before.forEach((lot, units) -> difference.merge(lot, -units, Math::addExact));
        // First what comes, so that what goes need not become a debt in between.
        difference.forEach((lot, units) -> {
            LotTerms terms = held.get(lot);
            if (units > 0 && terms != null) {
                issue(lot, units - forgive(lot, units), terms);
            }
        });
        difference.forEach((lot, units) -> {
            if (units < 0) {
                takeBack(lot, -units);
            }
        });
    }

    /** What earlier changes could not take need not be taken any more, as far as the order brings it again. */
    private long forgive(LotId lot, long units) {
        long outstanding = Math.min(units, ledger.lot(lot).map(Lot::outstanding).orElse(0L));
        add(LedgerArithmetic.forgive(ledger, lot, outstanding, edit.at()));
        return outstanding;
    }

    private void issue(LotId lot, long units, LotTerms terms) {
        if (units > 0) {
            LotId own = ledger.lot(lot).isPresent() ? newLot(lot.account()) : lot;
            held.putIfAbsent(own, terms);
            add(LedgerArithmetic.issue(ledger, own, units, terms));
        }
    }

    private void takeBack(LotId lot, long units) {
        List<LotId> own = ledger.lot(lot).isPresent() ? List.of(lot) : List.of();
        TakenBack back = LedgerArithmetic.takeBack(
                ledger,
                new TakeBack(lot.account(), units, own, expired.getOrDefault(lot, 0L), edit.at(), clawback(lot)));
        expired.merge(lot, back.alreadyExpired(), Math::addExact);
        add(back.entries());
    }

    private Clawback clawback(LotId lot) {
        return original.awards().stream()
                .filter(award -> award.lot().equals(lot))
                .map(award -> award.terms().clawback())
                .findFirst()
                .orElse(original.switches().clawback());
    }

    private void add(List<Entry> more) {
        entries.addAll(more);
        ledger = ledger.after(more);
    }

    private Booking booking() {
        List<LimitUse> uses = new ArrayList<>();
        ownUses(fresh).forEach(uses::add);
        ownUses(original).forEach(use -> uses.add(negated(use)));
        earlier().forEach(reversal -> reversal.booking().uses().forEach(use -> uses.add(negated(use))));
        List<LimitUse> differences = LimitUses.summed(uses);
        List<RemainderChange> remainders = new ArrayList<>(Awards.changes(own(fresh)));
        Awards.changes(own(original)).forEach(change -> remainders.add(negated(change)));
        earlier()
                .forEach(
                        reversal -> reversal.booking().remainders().forEach(change -> remainders.add(negated(change))));
        List<Expectation> expectations = new ArrayList<>();
        expectations.add(new Expectation.LedgerUnchanged(
                edit.ledger().member(), edit.ledger().revision()));
        for (Expectation expectation : fresh.booking().expectations()) {
            if (expectation instanceof Expectation.CapacityLeft capacity) {
                differences.stream()
                        .filter(use -> use.key().equals(capacity.key()) && use.amount() > 0)
                        .forEach(use -> expectations.add(
                                new Expectation.CapacityLeft(use.key(), use.amount(), capacity.maximum())));
            }
        }
        return new Booking(edit.key(), entries, differences, Awards.summed(remainders), expectations);
    }

    private static LimitUse negated(LimitUse use) {
        return new LimitUse(use.key(), -use.amount());
    }

    private static RemainderChange negated(RemainderChange change) {
        return new RemainderChange(change.key(), change.units().negated());
    }

    private Replaced replaced() {
        SortedMap<String, Long> granted = new TreeMap<>();
        before.forEach((lot, units) -> granted.merge(lot.account(), units, Math::addExact));
        Replaced last = original.replaced();
        return new Replaced(
                original.key(),
                last == null ? 1 : last.number() + 1,
                granted,
                original.lots().stream()
                        .map(lot -> new HeldLot(lot.lot(), lot.terms(), expired.getOrDefault(lot.lot(), 0L)))
                        .toList());
    }
}
