package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.util.List;

/** Rules and definitions in few words. */
public final class Texts {

    public static final String PER_ORDER = "earn.points( $order, policy.points ).per( policy.pound )";
    public static final String PER_LINE = "earn.points( $line, policy.points ).per( policy.pound )";

    private Texts() {}

    /** A rule for the order; {@code then} is one statement without its semicolon. */
    public static String forOrder(String name, String then) {
        return rule(name, "$order : Order()", then);
    }

    /** A rule for every line that earns. */
    public static String forLines(String name, String then) {
        return rule(name, "$line : Line( earning )", then);
    }

    public static String rule(String name, String when, String then) {
        return "rule \"%s\"\nwhen\n    %s\nthen\n    %s;\nend\n".formatted(name, when, then);
    }

    /** The fixture's definition with one parameter more. */
    public static String with(String name, String type, String value) {
        return with(DEFINITION, name, type, value);
    }

    public static String with(String definition, String name, String type, String value) {
        return definition.replace(
                "parameters:\n", "parameters:\n  %s: { type: %s, value: %s }\n".formatted(name, type, value));
    }

    public static SettledProposal settled(EarningDecision decision, String rule) {
        return settled(decision, rule, null);
    }

    public static SettledProposal settled(EarningDecision decision, String rule, String line) {
        return decision.proposals().stream()
                .filter(each -> each.rule().equals(rule) && (line == null || line.equals(each.line())))
                .findFirst()
                .orElseThrow();
    }

    public static long granted(EarningDecision decision, String rule) {
        return decision.proposals().stream()
                .filter(each -> each.rule().equals(rule))
                .mapToLong(SettledProposal::granted)
                .sum();
    }

    /** A member's ledger that is kept from call to call. */
    public static final class Account {
        private final Loyalty loyalty;
        private LedgerSnapshot ledger = LedgerSnapshot.empty("m1");

        public Account(Loyalty loyalty) {
            this.loyalty = loyalty;
        }

        public EarningDecision earn(Order order) {
            EarningDecision decision = loyalty.earn(new EarningRequest("acme", Member.of("m1"), order, ledger));
            ledger = ledger.plus(decision.booking());
            return decision;
        }

        public ReversalDecision reverseRest(
                String id, Instant at, EarningDecision original, ReversalDecision... earlier) {
            return keep(loyalty.reverse(ReversalRequest.ofRest(id, at, original, List.of(earlier), ledger))
                    .orThrow());
        }

        public ReversalDecision reverse(
                String id, Instant at, EarningDecision original, String line, long units, ReversalDecision... earlier) {
            return keep(loyalty.reverse(ReversalRequest.ofLine(id, at, original, List.of(earlier), line, units, ledger))
                    .orThrow());
        }

        public ReversalDecision reverse(
                String id, Instant at, EarningDecision original, WhatCameBack what, ReversalDecision... earlier) {
            return keep(loyalty.reverse(new ReversalRequest(id, at, List.of(original), List.of(earlier), what, ledger))
                    .orThrow());
        }

        /** Units of the first lot of an account are spent at noon. */
        public void spend(String account, long units) {
            LotId lot = ledger.lotsOf(account).get(0).id();
            IdempotencyKey key = new IdempotencyKey("acme", "m1", "spent-" + ledger.revision(), Calculation.REDEMPTION);
            ledger = ledger.plus(new Booking(
                    key, List.of(Entry.take(EntryKind.REDEEMED, lot, units, Fixture.NOON)), List.of(), List.of()));
        }

        /** Units come back to a lot by hand. */
        public void giveBack(LotId lot, long units) {
            IdempotencyKey key = new IdempotencyKey("acme", "m1", "given-" + ledger.revision(), Calculation.ADJUSTMENT);
            ledger = ledger.plus(new Booking(
                    key, List.of(Entry.give(EntryKind.ADJUSTED, lot, units, Fixture.NOON)), List.of(), List.of()));
        }

        private ReversalDecision keep(ReversalDecision decision) {
            ledger = ledger.plus(decision.booking());
            return decision;
        }

        public LedgerSnapshot ledger() {
            return ledger;
        }

        public long total(String account, Instant at) {
            return ledger.balance(account, at).total();
        }

        public long total() {
            return total("points", Fixture.NOON.plusSeconds(1_000_000));
        }
    }
}
