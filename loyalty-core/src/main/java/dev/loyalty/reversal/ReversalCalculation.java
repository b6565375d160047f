package dev.loyalty.reversal;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.internal.reversal.OldRules;
import dev.loyalty.internal.reversal.WithoutReceipt;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.RemainderChange;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Takes back the share of what came back.
 *
 * <p>reversed now = target( all that came back so far ) − reversed before, where the target of an award is its part of
 * what came back, by the {@linkplain ReversalMode mode} of the receipt, or all of it once something does not hold that must
 * stay true; an award for an order of before goes back with that order. The targets of a lot are rounded toward zero together. Whatever the steps and their order, the last
 * unit takes the last point. In an account that carries its remainder, what came back leaves exactly, and what is missing
 * then is taken.
 */
public final class ReversalCalculation {

    private final ReversalRequest request;
    private final AwardReceipt original;
    private final OldRules rules;
    private final String activity;
    private final Back now;
    private final Activities before;
    private final Activities after;
    private final Undone undone;
    private final FreedUses freed;
    private final CarriedBack carried;
    private final List<NotUndone> given = new ArrayList<>();

    private ReversalCalculation(ReversalRequest request, OldRules rules, List<ReversalDecision> earlier, Back now) {
        this.request = request;
        this.original = request.originals().get(0);
        this.rules = rules;
        this.activity = original.activity().id();
        this.now = now;
        this.before = new Activities(earlier);
        this.after = before.plus(activity, now);
        this.undone = new Undone(request.originals(), earlier);
        this.freed = new FreedUses(earlier, activity, before, after);
        this.carried = new CarriedBack(request.ledger(), request.originals(), earlier);
    }

    /**
     * Computes a reversal; hosts reach it through {@link dev.loyalty.Loyalty#reverse}.
     *
     * @param rules that made the receipts, for those that are to be evaluated again
     * @throws IllegalArgumentException if a line is unknown, or more comes back than was bought and is not yet returned,
     *     or the id of the return was used for something else
     */
    public static ReversalOutcome reverse(ReversalRequest request, OldRules rules) {
        if (request.originals().isEmpty()) {
            return new ReversalDeclined(
                    request.id(),
                    ReversalDeclined.Reason.ORIGINAL_NOT_FOUND,
                    "return " + request.id() + ": original not found. Maybe its activity was not earned for yet?");
        }
        ReversalDecision made = made(request);
        List<ReversalDecision> others = new ArrayList<>(request.earlier());
        others.remove(made);
        Back now = new Resolution(request.originals().get(0), others).resolve(request.what());
        if (made == null) {
            ReversalDecision undone = undone(request);
            return undone != null ? undone : new ReversalCalculation(request, rules, others, now).reverse();
        }
        if (made.bodyHash().equals(bodyHash(request, now))) {
            return made;
        }
        throw new IllegalArgumentException("return " + request.id() + " was made before at " + made.at() + " of "
                + text(Back.of(made)) + ", not at " + request.at() + " of " + text(now)
                + ". Maybe another return, which needs an id of its own?");
    }

    /** The decision that was made for the same return, or null. */
    private static @Nullable ReversalDecision made(ReversalRequest request) {
        return request.earlier().stream()
                .filter(reversal -> reversal.key().equals(request.key()))
                .findFirst()
                .orElse(null);
    }

    /** The decision that undid the same reversal under another id, or null: a reversal is undone once. */
    private static @Nullable ReversalDecision undone(ReversalRequest request) {
        return request.earlier().stream()
                .filter(reversal -> reversal.what() instanceof WhatCameBack.Undo
                        && reversal.what().equals(request.what()))
                .findFirst()
                .orElse(null);
    }

    private static String text(Back back) {
        return back.amounts().isEmpty() ? "the units " + back.units() : "the amounts " + back.amounts();
    }

    private static String bodyHash(ReversalRequest request, Back now) {
        List<IdempotencyKey> keys =
                request.originals().stream().map(AwardReceipt::key).toList();
        String activity = request.originals().get(0).activity().id();
        return CanonicalJson.hash(List.of(request.id(), request.at(), activity, keys, now));
    }

    private ReversalOutcome reverse() {
        ReversalMode mode = original.reversalMode();
        List<String> warnings = new ArrayList<>();
        for (AwardReceipt receipt : request.originals()) {
            ReversalMode used = receipt.reversalMode();
            for (SpecialAward award : receipt.specials()) {
                judge(receipt, award, used == ReversalMode.RE_EVALUATED ? ReversalMode.RE_JUDGED : used);
            }
            if (used == ReversalMode.RE_EVALUATED) {
                OldRules.Answer answer = evaluate(receipt);
                if (answer instanceof OldRules.Answer.Gone gone) {
                    used = receipt.withoutVersion();
                    if (used == null) {
                        return declined(gone);
                    }
                    warnings.add(gone.why() + ", so that the return takes by another mode");
                    mode = receipt == original ? used : mode;
                } else {
                    replace(receipt, ((OldRules.Answer.Awards) answer).awards());
                    continue;
                }
            }
            for (Award award : receipt.awards()) {
                judge(receipt, award, used);
            }
        }
        return decide(mode, warnings);
    }

    private ReversalDeclined declined(OldRules.Answer.Gone gone) {
        return new ReversalDeclined(
                request.id(),
                ReversalDeclined.Reason.VERSION_NOT_FOUND,
                "return " + request.id() + " cannot be evaluated again: " + gone.why()
                        + ". Maybe Loyalty.create( PolicyArchive.directory( … ) )?");
    }

    private void judge(AwardReceipt receipt, Award award, ReversalMode mode) {
        Target earlier = before.target(receipt, award, mode);
        Target target = after.target(receipt, award, mode);
        RemainderKey remainder = award.remainder();
        freed.judge(award, state -> state.target(receipt, award, mode));
        if (remainder == null) {
            undone.add(receipt.key(), award, target);
        } else {
            carried.add(receipt.key(), award, remainder, earlier, target);
        }
    }

    /** What is in no account cannot be taken: it is named, as far as it would not have been given. */
    private void judge(AwardReceipt receipt, SpecialAward award, ReversalMode mode) {
        Target earlier = before.target(receipt, award, mode);
        Target target = after.target(receipt, award, mode);
        freed.judge(award, state -> state.target(receipt, award, mode));
        long units = Math.subtractExact(target.due().floor(), earlier.due().floor());
        if (units != 0) {
            given.add(new NotUndone(award.gift().name(), units, reason(award.gift())));
        }
    }

    private static NotUndone.Reason reason(SpecialAward.Gift gift) {
        if (gift instanceof SpecialAward.Donation) {
            return NotUndone.Reason.DONATED;
        }
        return gift instanceof SpecialAward.TierGift ? NotUndone.Reason.TIER_GIVEN : NotUndone.Reason.RECOGNISED;
    }

    /**
     * Where remainders are carried, what was rounded together with other orders is judged by its exact parts, and what was
     * awarded for an order of before is judged by what is left of that one.
     */
    private void replace(AwardReceipt receipt, List<Award> instead) {
        Set<String> carrying = receipt.awards().stream()
                .filter(award -> award.remainder() != null)
                .map(Award::account)
                .collect(Collectors.toSet());
        Predicate<Award> judged = award -> award.past() != null || carrying.contains(award.account());
        receipt.awards().stream().filter(judged).forEach(award -> judge(receipt, award, ReversalMode.RE_JUDGED));
        List<Award> awarded = receipt.awards().stream().filter(judged.negate()).toList();
        List<Award> now = instead.stream().filter(judged.negate()).toList();
        undone.replace(receipt.key(), awarded, now);
        freed.replace(awarded, now);
    }

    /** Where nothing came back, or everything, there is nothing to ask; nor of orders of before, which are judged. */
    private OldRules.Answer evaluate(AwardReceipt receipt) {
        Remains left = after.of(original);
        if (after.back(activity).isNothing() || receipt.whole() != receipt) {
            return new OldRules.Answer.Awards(receipt.awards());
        }
        return original.activity() instanceof Order order && !left.lines().isEmpty()
                ? rules.award(
                        receipt,
                        KeptOrder.of(order, left),
                        WithoutReceipt.of(request.ledger(), request.originals(), request.earlier()))
                : new OldRules.Answer.Awards(List.of());
    }

    private ReversalDecision decide(ReversalMode mode, List<String> warnings) {
        List<ReversedAward> awards = Stream.concat(undone.awards().stream(), carried.awards().stream())
                .toList();
        Recovering recovering = new Recovering(request);
        recovering.recover(byLot(awards));
        return new ReversalDecision(
                request.originals().stream().map(AwardReceipt::key).toList(),
                activity,
                request.at(),
                bodyHash(request, now),
                request.what(),
                now.units(),
                now.amounts(),
                uncounted(),
                mode,
                awards,
                recovering.recoveries(),
                Stream.concat(recovering.notUndone().stream(), given.stream()).toList(),
                warnings,
                booking(recovering.entries(), freed.uses(), carried.changes()));
    }

    private static SortedMap<LotId, Long> byLot(List<ReversedAward> awards) {
        SortedMap<LotId, Long> units = new TreeMap<>();
        awards.forEach(award -> units.merge(award.lot(), award.units(), Math::addExact));
        units.values().removeIf(count -> count == 0);
        return units;
    }

    private SortedMap<String, Money> uncounted() {
        SortedMap<String, Money> less = new TreeMap<>(after.of(original).uncounted());
        before.of(original).uncounted().forEach((line, amount) -> less.merge(line, amount.negated(), Money::plus));
        less.values().removeIf(Money::isZero);
        return less;
    }

    private Booking booking(List<Entry> entries, List<LimitUse> freed, List<RemainderChange> remainders) {
        return new Booking(
                request.key(),
                entries,
                freed,
                remainders,
                List.of(new Expectation.LedgerUnchanged(
                        original.key().member(), request.ledger().revision())));
    }
}
