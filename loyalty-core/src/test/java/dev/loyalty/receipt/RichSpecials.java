package dev.loyalty.receipt;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Receipts of what is awarded beside the units of accounts, from fixed texts. */
final class RichSpecials {

    private static final String DEFINITION = Fixture.DEFINITION.replace("parameters:\n", """
            limits:
              once: { per: member, period: year, at-most: 1 time }
              budget: { per: programme, period: month, at-most: 5.00 money }
            parameters:
              share: { type: decimal, value: 0.05 }
              large: { type: money, value: 50.00 }
              taste: { type: span, value: 1 month }
            """);

    private RichSpecials() {}

    /** By name, in the order of their making. */
    static Map<String, Receipt> all() {
        Loyalty loyalty = loyalty(
                DEFINITION,
                Texts.forLines(
                        "Woodland",
                        "earn.donation( $line, \"woodland\", policy.share ).per( policy.pound ).limitedBy( \"budget\" )"),
                Texts.forOrder("Ring", "earn.recognition( $order, \"ring\" ).limitedBy( \"once\" )"),
                Texts.forOrder(
                        "Taste",
                        "earn.tierGift( $order, \"gold\" ).lasting( policy.taste ).whileAtLeast( policy.large )"));
        EarningDecision earned = loyalty.earn(Fixture.request(Fixture.order("o1", "40.00", "20.00")));
        ReversalDecision part = loyalty.reverse(new ReversalRequest(
                        "r1",
                        NOON.plusSeconds(60),
                        List.of(earned),
                        List.of(),
                        new WhatCameBack.Amount(gbp("12.34"), "1"),
                        LedgerSnapshot.empty("m1").plus(earned.booking())))
                .orThrow();
        return new TreeMap<>(Map.of("earning-6-specials", earned, "reversal-7-specials", part));
    }
}
