package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.NotUndone;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Donations and recognitions for orders of random amounts that come back line by line. */
class SpecialAwardPropertyTest {

    private static final long BUDGET = 500;

    private static final String POLICY = DEFINITION.replace("parameters:\n", """
            limits:
              budget: { per: programme, period: ever, at-most: 5.00 money }
              twice: { per: member, period: ever, at-most: 2 times }
            parameters:
              share: { type: decimal, value: 0.07 }
              seven: { type: money, value: 7.00 }
            """);

    private static final List<String> RULES = List.of(
            forLines(
                    "Woodland",
                    "earn.donation( $line, \"woodland\", policy.share ).per( policy.pound ).limitedBy( \"budget\" )"),
            forOrder(
                    "Library",
                    "earn.donation( $order, \"library\", policy.share ).perFull( policy.seven ).limitedBy( \"budget\" )"),
            rule(
                    "Ring",
                    "$order : Order( total >= policy.seven )",
                    "earn.recognition( $order, \"ring\" ).whileAtLeast( policy.seven ).limitedBy( \"twice\" )"));

    private static final Loyalty LOYALTY = loyalty(POLICY, RULES.toArray(String[]::new));
    private static final Loyalty TURNED = loyalty(POLICY, RULES.get(2), RULES.get(1), RULES.get(0));

    private static Order order(int number, List<Integer> pennies) {
        return Fixture.order(
                "o" + number,
                pennies.stream()
                        .map(each -> BigDecimal.valueOf(each, 2).toPlainString())
                        .toArray(String[]::new));
    }

    private static Map<String, Long> byName(List<SpecialAward> awards) {
        return awards.stream()
                .collect(Collectors.groupingBy(
                        award -> award.gift().name(), TreeMap::new, Collectors.summingLong(SpecialAward::units)));
    }

    @Test
    @DisplayName("EC-C1, EC-K9, EC-R5: within their limits, whatever the order of the rules, and explained to the unit")
    void keepsWithinLimitsInAnyOrderOfRules() {
        qt().withFixedSeed(20260302)
                .withExamples(200)
                .forAll(lists().of(lists().of(integers().between(0, 4_999)).ofSizeBetween(1, 4))
                        .ofSizeBetween(1, 5))
                .checkAssert(orders -> {
                    LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
                    long donated = 0;
                    for (int i = 0; i < orders.size(); i++) {
                        Order order = order(i, orders.get(i));
                        EarningDecision decision = Fixture.earn(LOYALTY, order, ledger);
                        assertThat(Fixture.earn(LOYALTY, order, ledger)).isEqualTo(decision);
                        assertThat(Fixture.earn(TURNED, order, ledger).specials())
                                .isEqualTo(decision.specials());
                        assertThat(ReceiptJson.read(ReceiptJson.write(decision)))
                                .isEqualTo(decision);
                        Map<String, Long> given = byName(decision.specials());
                        given.forEach((name, units) -> assertThat(decision.explanation()
                                        .sum(name.equals("ring") ? "recognition ring" : "donation to " + name))
                                .isEqualTo(Fraction.of(units)));
                        donated += given.getOrDefault("woodland", 0L) + given.getOrDefault("library", 0L);
                        ledger = ledger.plus(decision.booking());
                        assertThat(donated).isLessThanOrEqualTo(BUDGET);
                        ledger.used()
                                .forEach((key, used) -> assertThat(used)
                                        .isLessThanOrEqualTo(key.limit().equals("budget") ? BUDGET : 2));
                    }
                });
    }

    @Test
    @DisplayName("EC-F7, EC-F14: what a return names of a gift is never more than was given, and in the end all of it")
    void namesAllOfItInTheEnd() {
        qt().withFixedSeed(20260302)
                .withExamples(200)
                .forAll(
                        lists().of(integers().between(1, 4_999)).ofSizeBetween(1, 5),
                        lists().of(integers().between(1, 5)).ofSizeBetween(0, 5))
                .checkAssert((pennies, returned) -> {
                    EarningDecision decision = Fixture.earn(LOYALTY, order(1, pennies), LedgerSnapshot.empty("m1"));
                    LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(decision.booking());
                    Map<String, Long> given = byName(decision.specials());
                    Map<String, Long> named = new TreeMap<>();
                    List<ReversalDecision> made = new ArrayList<>();
                    List<Integer> lines = new ArrayList<>(returned.stream()
                            .distinct()
                            .filter(line -> line <= pennies.size())
                            .toList());
                    for (int line = 1; line <= pennies.size(); line++) {
                        if (!lines.contains(line)) {
                            lines.add(line);
                        }
                    }
                    for (int line : lines) {
                        ReversalDecision reversal = LOYALTY.reverse(new ReversalRequest(
                                        "r" + line,
                                        NOON.plusSeconds(60),
                                        List.of(decision),
                                        made,
                                        new WhatCameBack.Lines(List.of(String.valueOf(line))),
                                        ledger))
                                .orThrow();
                        for (NotUndone each : reversal.notUndone()) {
                            assertThat(each.units()).isPositive();
                            named.merge(each.what(), each.units(), Math::addExact);
                        }
                        named.forEach((name, units) -> assertThat(units).isLessThanOrEqualTo(given.get(name)));
                        ledger = ledger.plus(reversal.booking());
                        made.add(reversal);
                    }
                    assertThat(named).isEqualTo(given);
                    assertThat(ledger.used()).isEmpty();
                });
    }
}
