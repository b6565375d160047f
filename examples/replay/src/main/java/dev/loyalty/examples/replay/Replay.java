package dev.loyalty.examples.replay;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Viewpoint;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.CancellationRequest;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.AssessmentSubject;
import dev.loyalty.tier.Assessments;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

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
    private final Spending spending;
    private final Consumer<Receipt> receipts;
    private final SortedMap<String, MemberBook> members = new TreeMap<>();
    private final SharedLimits sharedLimits = new SharedLimits();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Due.ORDER);
    private final Report report = new Report();
    private final Assessments assessments;
    private final Collection<Measure> measures;
    private Instant now = Instant.MIN;

    /** A member whose lots may expire, or whose level is to be looked at, at an instant. */
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
        this.spending = new Spending(loyalty, version, shoppers);
        this.receipts = receipts;
        this.assessments = loyalty.assessments(version);
        this.measures = policy.measures().values();
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
        if (policy.tiers().isDeclared()) {
            members.values().forEach(member -> report.addLevel(member.tier().levelAt(policy, now)));
        }
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
            assess(customer, member, subject -> assessments.afterReturn(subject, invoice.id(), invoice.at()));
        }
        member.trim(now, policy.zone(), measures);
    }

    private void order(Invoice invoice, String customer, MemberBook member) {
        Order cart = new Order(invoice.id(), invoice.at(), CURRENCY, lines(invoice), List.of(), Attributes.none());
        LedgerSnapshot before = member.ledger();
        Member shopper = asOf(customer, member, cart.at());
        MeasureValues values = values(customer, member, cart);
        Accepted redemption = spending.redeem(cart, shopper, sharedLimits.addTo(before), values);
        if (redemption != null) {
            report.add(redemption);
            book(member, redemption);
        }
        Order order = redemption == null ? cart : redemption.applyTo(cart);
        EarningDecision decision = loyalty.earn(
                version, new EarningRequest(policy.id(), shopper, order, sharedLimits.addTo(member.ledger()), values));
        report.add(decision);
        book(member, decision);
        keep(member, decision);
        member.purchases()
                .add(new Purchase(
                        decision, redemption, redemption == null ? List.of() : Spending.paid(redemption, before)));
        decision.booking().entries().forEach(entry -> {
            LotTerms terms = entry.terms();
            if (terms != null) {
                terms.expiry().instant().ifPresent(expiry -> due.add(new Due(expiry, customer)));
            }
        });
        assess(customer, member, subject -> assessments.look(subject, order.id(), order.at()));
    }

    /** The member with the level of the time. */
    private Member asOf(String customer, MemberBook book, Instant at) {
        String level = book.tier().levelAt(policy, at);
        return level == null
                ? Member.of(customer)
                : Member.builder(customer).tier(level).build();
    }

    private MeasureValues values(String customer, MemberBook book, Order order) {
        Viewpoint from = Viewpoint.of(Member.of(customer), order.at(), policy.zone())
                .withTierSince(book.tier().since());
        return book.history().values(measures, from, order.id());
    }

    private void keep(MemberBook member, Receipt receipt) {
        if (!measures.isEmpty()) {
            member.keep(receipt);
        }
    }

    /** Books what becomes of the member's level, if anything does. */
    private void assess(
            String customer, MemberBook member, Function<AssessmentSubject, List<AssessmentDecision>> assessment) {
        if (!policy.tiers().isDeclared()) {
            return;
        }
        AssessmentSubject subject = new AssessmentSubject(
                Member.of(customer),
                member.tier(),
                member.history(),
                member.ledger().revision());
        for (AssessmentDecision decision : assessment.apply(subject)) {
            if (decision.changesState()) {
                report.add(decision);
                book(member, decision);
                member.turnTo(decision.after());
                Instant next = decision.nextAssessment();
                if (next != null) {
                    due.add(new Due(next, customer));
                }
            }
        }
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
        keep(member, decision);
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

    /** Books the lots that are past by now, each member's at the instant at which they ended, and reviews levels. */
    private void expire() {
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove();
            Instant at = next.at();
            MemberBook member = member(next.member());
            LedgerArithmetic.expire(member.ledger(), policy.id(), at).ifPresent(receipt -> book(member, receipt));
            assess(next.member(), member, subject -> assessments.due(subject, at));
            member.trim(at, policy.zone(), measures);
        }
    }

    private void book(MemberBook member, Receipt receipt) {
        member.book(receipt.booking());
        sharedLimits.book(receipt.booking());
        receipts.accept(receipt);
    }

    private MemberBook member(String id) {
        return members.computeIfAbsent(id, member -> new MemberBook(policy.id(), member));
    }
}
