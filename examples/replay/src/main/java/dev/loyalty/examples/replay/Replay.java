package dev.loyalty.examples.replay;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.redemption.QuotedReward;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Wish;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.CancellationRequest;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Replays invoices, in their order in time, through one version of a policy: orders earn, cancellations are matched to
 * earlier orders and reversed from their receipts, and lots expire when their time has come. What is kept grows with the
 * members' open lots, not with the number of invoices. For use by one thread.
 */
final class Replay {

    static final CurrencyUnit CURRENCY = CurrencyUnit.GBP;

    private final Loyalty loyalty;
    private final PolicyVersion version;
    private final PolicyDefinition policy;
    private final Shoppers shoppers;
    private final Consumer<Receipt> receipts;
    private final SortedMap<String, MemberBook> members = new TreeMap<>();
    private final SharedLimits sharedLimits = new SharedLimits();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Due.ORDER);
    private final Report report = new Report();
    private Instant now = Instant.MIN;

    /** A member whose lots may expire at an instant. */
    private record Due(Instant at, String member) {
        static final Comparator<Due> ORDER = Comparator.comparing(Due::at).thenComparing(Due::member);
    }

    /**
     * @param version what decides
     * @param shoppers for which orders something is redeemed, of which the data does not tell
     * @param receipts gets every receipt, in the order in which they are booked
     * @throws IllegalArgumentException if the policy is not in pounds, as the shop's prices are
     */
    Replay(Loyalty loyalty, PolicyVersion version, Shoppers shoppers, Consumer<Receipt> receipts) {
        this.loyalty = loyalty;
        this.version = version;
        this.policy = version.definition();
        this.shoppers = shoppers;
        this.receipts = receipts;
        if (!policy.currency().equals(CURRENCY)) {
            throw new IllegalArgumentException("policy \"" + policy.id() + "\" counts in " + policy.currency()
                    + ", but the shop's prices are in " + CURRENCY);
        }
    }

    /**
     * Replays one invoice.
     *
     * @throws ReplayFailedException if the policy cannot cope with it
     */
    void accept(Invoice invoice) {
        advance(invoice.at());
        String customer = invoice.customer();
        if (invoice.type() == Invoice.Type.ADJUSTMENT) {
            report.adjustments++;
        } else if (customer == null) {
            report.addGuest(invoice);
        } else {
            try {
                replay(invoice, customer);
            } catch (UncheckedIOException e) {
                throw e;
            } catch (RuntimeException e) {
                // A rule is somebody else's program and may fail in any way.
                throw new ReplayFailedException(invoice, e);
            }
        }
    }

    /** Lets time pass: expires what is past by an instant. Time does not go back, so an earlier one changes nothing. */
    void advance(Instant at) {
        if (at.isAfter(now)) {
            now = at;
            expire();
        }
    }

    /** What each member holds in an account by now. */
    void balances(String account, Consumer<Balance> each) {
        members.values().forEach(member -> each.accept(member.ledger().balance(account, now)));
    }

    /** Expires what is past by the last invoice, and checks every member's books. To be called once, at the end. */
    Report finish() {
        expire();
        report.members = members.size();
        members.forEach((id, member) -> policy.accounts()
                .keySet()
                .forEach(account -> report.check(
                        id, account, member.tally(account), member.ledger().balance(account, now))));
        return report;
    }

    private void replay(Invoice invoice, String customer) {
        MemberBook member = member(customer);
        if (invoice.type() == Invoice.Type.ORDER) {
            order(invoice, customer, member);
        } else {
            cancel(invoice, member);
        }
        member.trim(now, policy.zone());
    }

    private void order(Invoice invoice, String customer, MemberBook member) {
        Order cart = new Order(invoice.id(), invoice.at(), CURRENCY, lines(invoice), List.of(), Attributes.none());
        LedgerSnapshot before = member.ledger();
        Accepted redemption = redeem(cart, customer, member);
        Order order = redemption == null ? cart : redemption.applyTo(cart);
        EarningDecision decision = loyalty.earn(
                version,
                new EarningRequest(policy.id(), Member.of(customer), order, sharedLimits.addTo(member.ledger())));
        report.add(decision);
        book(member, decision);
        member.purchases()
                .add(new Purchase(decision, redemption, redemption == null ? List.of() : paid(redemption, before)));
        decision.booking().entries().forEach(entry -> {
            LotTerms terms = entry.terms();
            if (terms != null) {
                terms.expiry().instant().ifPresent(expiry -> due.add(new Due(expiry, customer)));
            }
        });
    }

    /** As much as possible of the first reward that can be had, for some of the orders; null for the others. */
    private @Nullable Accepted redeem(Order cart, String customer, MemberBook member) {
        boolean asks = !version.rules(RuleSet.REDEMPTION).isEmpty()
                && shoppers.redeem(customer, cart.id())
                && policy.accounts().keySet().stream()
                        .anyMatch(account ->
                                member.ledger().balance(account, cart.at()).active() > 0);
        if (!asks) {
            return null;
        }
        RedemptionRequest look = request(cart, customer, member, List.of());
        for (QuotedReward reward : loyalty.quote(version, look).available()) {
            Wish wish = reward.chosen() ? Wish.most(reward.reward()) : Wish.one(reward.reward());
            RedemptionDecision decision = loyalty.redeem(version, request(cart, customer, member, List.of(wish)));
            if (decision instanceof Accepted accepted) {
                report.add(accepted);
                book(member, accepted);
                return accepted;
            }
        }
        return null;
    }

    private RedemptionRequest request(Order cart, String customer, MemberBook member, List<Wish> wishes) {
        return new RedemptionRequest(
                policy.id(),
                cart.id() + "/redemption",
                cart.at(),
                Member.of(customer),
                cart,
                wishes,
                sharedLimits.addTo(member.ledger()));
    }

    private static List<Lot> paid(Accepted redemption, LedgerSnapshot before) {
        return redemption.booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.REDEEMED)
                .map(Entry::lot)
                .filter(Objects::nonNull)
                .flatMap(lot -> before.lot(lot).stream())
                .toList();
    }

    private static List<Line> lines(Invoice invoice) {
        List<Line> lines = new ArrayList<>();
        for (Row row : invoice.rows()) {
            Money total = Money.of(CURRENCY, row.quantity().multiply(row.unitPrice()), RoundingMode.HALF_UP);
            lines.add(Line.builder(String.valueOf(lines.size() + 1), row.stockCode(), total)
                    .kind(StockCodes.kind(row.stockCode()))
                    .quantity(row.quantity())
                    .unitPrice(row.unitPrice())
                    .build());
        }
        return lines;
    }

    private void cancel(Invoice invoice, MemberBook member) {
        report.cancellations++;
        Map<Purchase, SortedMap<String, BigDecimal>> returned = new LinkedHashMap<>();
        for (Row row : invoice.rows()) {
            Match match =
                    member.purchases().giveBack(row.stockCode(), row.quantity().abs());
            report.add(match);
            match.parts()
                    .forEach(part -> returned.computeIfAbsent(part.purchase(), purchase -> new TreeMap<>())
                            .merge(part.line(), part.units(), BigDecimal::add));
        }
        returned.forEach((purchase, units) -> reverse(invoice, member, purchase, units));
    }

    /** A cancellation that takes back from several orders is one return of each. */
    private void reverse(
            Invoice invoice, MemberBook member, Purchase purchase, SortedMap<String, BigDecimal> returned) {
        ReversalDecision decision = loyalty.reverse(ReversalRequest.ofUnits(
                        invoice.id() + "/" + purchase.receipt().order().id(),
                        invoice.at(),
                        purchase.receipt(),
                        purchase.reversals(),
                        returned,
                        sharedLimits.addTo(member.ledger())))
                .orThrow();
        report.add(decision);
        book(member, decision);
        purchase.add(decision);
        Accepted redemption = purchase.redemption();
        if (redemption != null) {
            CancellationDecision cancellation = loyalty.cancel(new CancellationRequest(
                    invoice.id() + "/" + purchase.receipt().order().id(),
                    invoice.at(),
                    redemption,
                    purchase.cancellations(),
                    new WhatCameBack.Units(returned),
                    sharedLimits.addTo(member.ledger())));
            book(member, cancellation);
            purchase.add(cancellation);
        }
    }

    /** Books the lots that are past by now, each member's at the instant at which they ended. */
    private void expire() {
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove();
            Instant at = next.at();
            MemberBook member = member(next.member());
            LedgerArithmetic.expire(member.ledger(), policy.id(), at).ifPresent(receipt -> book(member, receipt));
            member.trim(at, policy.zone());
        }
    }

    private void book(MemberBook member, Receipt receipt) {
        member.book(receipt.booking());
        sharedLimits.book(receipt.booking());
        receipts.accept(receipt);
    }

    private MemberBook member(String id) {
        return members.computeIfAbsent(id, MemberBook::new);
    }
}
