package dev.loyalty.reversal;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.earning.OrderEdit;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.receipt.ReceiptJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random programmes, orders and returns in random parts; every case follows from its seed. */
class ReversalPropertyTest {

    private static final int PROGRAMMES = 12;
    private static final int CASES = 200;
    private static final long SEED = 20_260_303L;
    private static final Instant LATER = NOON.plusSeconds(3 * 86_400);
    private static final Loyalty LOYALTY = Loyalty.create();
    private static final List<PolicyVersion> ALL = new ArrayList<>();
    private static final List<String> ACCOUNTS = List.of("points", "cash", "coupons");

    private static final String RULES = String.join(
            "\n",
            Texts.forLines("Base", "earn.points( $line, policy.rate ).per( policy.step ).limitedBy( \"daily\" )"),
            Texts.forOrder("Steps", "earn.points( $order, policy.fixed ).perFull( policy.step )"),
            Texts.forLines("Each", "earn.points( $line, policy.fixed ).perUnit().limitedBy( \"often\" )"),
            Texts.forOrder("Large", "earn.points( $order, policy.fixed ).multiplied().whileAtLeast( policy.least )"),
            Texts.forLines("Large line", "earn.points( $line, policy.fixed ).whileAtLeast( policy.step )"),
            Texts.forOrder("Set", "earn.points( $order, policy.fixed ).whileAllOf( policy.set )"),
            Texts.rule(
                    "Pair",
                    "$order : Order()\n    $a : Line( id == \"1\", earning )\n    $b : Line( id == \"2\", earning )",
                    "earn.points( $a, policy.fixed ).whileAllOf( $a, $b )"),
            Texts.forOrder("Double", "earn.multiply( $order, policy.factor ).whileAtLeast( policy.least )"),
            Texts.forOrder("Cash", "earn.credit( $order, policy.rate ).per( policy.step ).limitedBy( \"budget\" )"),
            Texts.forOrder("Coupons", "earn.items( $order, policy.fixed ).limitedBy( \"once\" )"));

    @BeforeAll
    static void publish() {
        Random random = new Random(SEED);
        for (int i = 0; i < PROGRAMMES; i++) {
            ALL.add(LOYALTY.policies()
                    .publish(PolicySource.text(Map.of("policy.yaml", definition(random, i), "earning.drl", RULES)))
                    .orThrow());
        }
    }

    private static String definition(Random random, int number) {
        return """
                id: random-%d
                zone: Europe/London
                currency: GBP
                accounts:
                  points: { unit: points, pending: %d days }
                  cash: { unit: money, expires: 1 year }
                  coupons: { unit: items }
                limits:
                  daily: { per: member, period: day, at-most: %d points }
                  often: { per: member, period: month, at-most: %d times }
                  once: { per: member, period: ever, at-most: 1 time }
                  budget: { per: programme, period: ever, at-most: %d.50 money }
                switches:
                  returns: %s
                  clawback: %s
                  rounding-place: %s
                  discounts: %s
                  tax: %s
                parameters:
                  rate: { type: decimal, value: %s }
                  fixed: { type: integer, value: %d }
                  step: { type: money, value: %s }
                  least: { type: money, value: %d.00 }
                  factor: { type: decimal, value: %s }
                  set: { type: text-list, value: [%s] }
                """.formatted(
                        number,
                        1 + random.nextInt(5),
                        20 + random.nextInt(100),
                        1 + random.nextInt(4),
                        random.nextInt(20),
                        pick(random, "re-judged", "re-judged", "by-line", "proportional", "re-evaluated"),
                        pick(random, "unlimited", "within-balance", "pending-only"),
                        pick(random, "line", "rule", "total"),
                        pick(random, "shared", "order", "ignored"),
                        pick(random, "included", "excluded"),
                        pick(random, "1", "0.7", "2.5", "1.333"),
                        1 + random.nextInt(12),
                        pick(random, "1.00", "0.30", "2.50"),
                        1 + random.nextInt(60),
                        pick(random, "1.5", "2", "3.1"),
                        pick(random, "A", "A, B", "A, outdoor", "outdoor"));
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Order order(Random random) {
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 1; i <= count; i++) {
            Money total = gbp(BigDecimal.valueOf(random.nextInt(5_000), 2).toPlainString());
            lines.add(Line.builder(String.valueOf(i), pick(random, "A", "B", "C"), total)
                    .kind(new LineKind(pick(random, "merchandise", "merchandise", "shipping")))
                    .category(pick(random, "outdoor/tents", "kitchen"))
                    .quantity(1 + random.nextInt(4))
                    .tax(total.dividedBy(6, RoundingMode.DOWN))
                    .build());
        }
        if (random.nextInt(3) == 0) {
            lines.add(Line.builder("coupon", "COUPON", gbp("-" + pick(random, "1.00", "7.77")))
                    .kind(LineKind.DISCOUNT)
                    .build());
        }
        return Order.of("o1", NOON, lines);
    }

    /** Returns that can be made in any order: units of lines, and not more money than these units leave. */
    private static List<WhatCameBack> returns(Random random, EarningDecision decision) {
        List<WhatCameBack> returns = new ArrayList<>();
        TreeMap<String, BigDecimal> back = new TreeMap<>();
        decision.order().lines().stream()
                .filter(line -> !line.id().equals("coupon"))
                .forEach(line -> {
                    for (int i = random.nextInt(line.quantity().intValueExact() + 1); i > 0; i--) {
                        returns.add(new WhatCameBack.Units(new TreeMap<>(Map.of(line.id(), BigDecimal.ONE))));
                        back.merge(line.id(), BigDecimal.ONE, BigDecimal::add);
                    }
                });
        Remains remains = new Remains(decision, new Back(back, new TreeMap<>()));
        String line = decision.order().lines().get(0).id();
        long ofLine = remains.money(line).floor() / 3;
        long ofOrder = (remains.money().floor() - ofLine) / 2;
        addAmount(returns, ofLine, line);
        addAmount(returns, ofOrder / 3, null);
        addAmount(returns, ofOrder - ofOrder / 3, null);
        return returns;
    }

    private static void addAmount(List<WhatCameBack> returns, long pence, String line) {
        if (pence > 0) {
            returns.add(new WhatCameBack.Amount(gbp(BigDecimal.valueOf(pence, 2).toPlainString()), line));
        }
    }

    /** One order of a member, and what came back of it. */
    private static final class Story {
        private final EarningDecision decision;
        private final List<ReversalDecision> made = new ArrayList<>();
        private LedgerSnapshot ledger;

        Story(PolicyVersion version, Order order) {
            LedgerSnapshot empty = LedgerSnapshot.empty("m1");
            decision =
                    LOYALTY.earn(version, new EarningRequest(version.id().programme(), Member.of("m1"), order, empty));
            ledger = empty.plus(decision.booking());
        }

        ReversalDecision back(WhatCameBack what) {
            ReversalDecision reversal = LOYALTY.reverse(
                            new ReversalRequest("r" + made.size(), LATER, List.of(decision), made, what, ledger))
                    .orThrow();
            made.add(reversal);
            ledger = ledger.plus(reversal.booking());
            return reversal;
        }

        long reversed(String account) {
            return made.stream()
                    .mapToLong(reversal -> reversal.reversed(account))
                    .sum();
        }

        void spend(Random random) {
            for (Lot lot : ledger.lots()) {
                if (lot.left() > 0 && lot.activeAt(LATER)) {
                    long units = 1L + random.nextInt((int) Math.min(lot.left(), 1_000));
                    ledger = ledger.plus(new Booking(
                            new IdempotencyKey(
                                    decision.key().programme(), "m1", "s" + ledger.revision(), Calculation.REDEMPTION),
                            List.of(Entry.take(EntryKind.REDEEMED, lot.id(), units, LATER)),
                            List.of(),
                            List.of()));
                }
            }
        }
    }

    private static void forAll(BiConsumer<PolicyVersion, Random> check) {
        qt().withFixedSeed(SEED)
                .withExamples(CASES)
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    check.accept(ALL.get(random.nextInt(PROGRAMMES)), random);
                });
    }

    @Test
    @DisplayName("EC-F1, EC-C4: what comes back altogether leaves nothing, limits included")
    void aFullReturnLeavesNothing() {
        forAll((version, random) -> {
            Story story = new Story(version, order(random));
            boolean pendingOnly =
                    version.definition().switches().clawback().name().equals("PENDING_ONLY");
            ReversalDecision reversal = story.back(new WhatCameBack.Everything());
            for (String account : ACCOUNTS) {
                assertThat(reversal.reversed(account)).isEqualTo(story.decision.awarded(account));
                if (!pendingOnly) {
                    assertThat(story.ledger.balance(account, LATER).total()).isZero();
                }
            }
            assertThat(story.ledger.used()).isEmpty();
            assertThat(sum(reversal)).isEqualByComparingTo(counted(story.decision));
        });
    }

    private static BigDecimal counted(EarningDecision decision) {
        return decision.counted().values().stream().map(Money::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(ReversalDecision reversal) {
        return reversal.uncounted().values().stream().map(Money::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    @DisplayName("EC-R10, EC-F12: the order of returns does not matter, nor whether they come in one step or many")
    void theStepsDoNotMatter() {
        forAll((version, random) -> {
            Order order = order(random);
            Story one = new Story(version, order);
            Story other = new Story(version, order);
            List<WhatCameBack> returns = returns(random, one.decision);
            returns.forEach(one::back);
            List<WhatCameBack> shuffled = new ArrayList<>(returns);
            Collections.shuffle(shuffled, random);
            shuffled.forEach(other::back);

            for (String account : ACCOUNTS) {
                assertThat(other.reversed(account)).isEqualTo(one.reversed(account));
            }
            assertThat(other.ledger).isEqualTo(one.ledger);
            assertThat(Back.of(other.made)).isEqualTo(Back.of(one.made));
        });
    }

    @Test
    @DisplayName("EC-F7: no step takes more than was given, and none gives")
    void neverTakesMoreThanWasGiven() {
        forAll((version, random) -> {
            Story story = new Story(version, order(random));
            List<WhatCameBack> returns = returns(random, story.decision);
            Collections.shuffle(returns, random);
            returns.add(new WhatCameBack.Everything());
            LedgerSnapshot before = story.ledger;
            for (WhatCameBack what : returns) {
                ReversalDecision reversal = story.back(what);
                if (reversal.mode() != ReversalMode.RE_EVALUATED) {
                    assertThat(reversal.reversed().values()).allMatch(units -> units >= 0);
                    assertThat(reversal.booking().uses()).allMatch(use -> use.amount() < 0);
                }
                assertThat(ReceiptJson.read(ReceiptJson.write(reversal))).isEqualTo(reversal);
                reversal.reversed()
                        .forEach((account, units) ->
                                assertThat(reversal.explanation().sum(account)).isEqualTo(Fraction.of(units)));
                for (String account : ACCOUNTS) {
                    assertThat(story.reversed(account)).isBetween(0L, story.decision.awarded(account));
                }
                // A limit is freed at most by what was taken: what is still there and what can be earned keep to it.
                story.ledger.used().forEach((key, used) -> assertThat(used).isLessThanOrEqualTo(before.used(key)));
            }
            for (String account : ACCOUNTS) {
                assertThat(story.reversed(account)).isEqualTo(story.decision.awarded(account));
            }
        });
    }

    @Test
    @DisplayName("EC-F6: no return goes further than the clawback of the policy, whatever was spent")
    void goesNoFurtherThanTheClawback() {
        forAll((version, random) -> {
            Story story = new Story(version, order(random));
            List<WhatCameBack> returns = returns(random, story.decision);
            for (WhatCameBack what : returns) {
                if (random.nextBoolean()) {
                    story.spend(random);
                }
                LedgerSnapshot before = story.ledger;
                ReversalDecision reversal = story.back(what);
                for (Recovery recovery : reversal.recoveries()) {
                    String account = recovery.account();
                    assertThat(recovery.taken() + recovery.alreadyExpired() + recovery.notTaken() + recovery.owed())
                            .isEqualTo(reversal.reversed(account));
                    switch (version.definition().switches().clawback()) {
                        case UNLIMITED ->
                            assertThat(account.equals("coupons") ? 0 : recovery.notTaken())
                                    .isZero();
                        case WITHIN_BALANCE -> assertThat(recovery.owed()).isZero();
                        case PENDING_ONLY ->
                            assertThat(recovery.taken())
                                    .isLessThanOrEqualTo(
                                            before.balance(account, LATER).pending());
                    }
                    if (account.equals("coupons")) {
                        assertThat(recovery.owed()).isZero();
                    }
                    long moved = before.balance(account, LATER).total()
                            - story.ledger.balance(account, LATER).total();
                    assertThat(moved).isEqualTo(recovery.taken() + recovery.owed());
                }
            }
        });
    }

    @Test
    @DisplayName("EC-F20: what is undone is as if it had never been, whatever else came back")
    void anUndoneReversalLeavesNoTrace() {
        forAll((version, random) -> {
            Order order = order(random);
            Story with = new Story(version, order);
            Story without = new Story(version, order);
            List<WhatCameBack> returns = returns(random, with.decision);
            if (returns.isEmpty()) {
                return;
            }
            int mistake = random.nextInt(returns.size());
            for (int i = 0; i < returns.size(); i++) {
                with.back(returns.get(i));
                if (i != mistake) {
                    without.back(returns.get(i));
                }
            }
            ReversalDecision undone = with.back(new WhatCameBack.Undo("r" + mistake));

            assertThat(ReceiptJson.read(ReceiptJson.write(undone))).isEqualTo(undone);
            assertThat(Back.of(with.made)).isEqualTo(Back.of(without.made));
            for (String account : ACCOUNTS) {
                assertThat(with.reversed(account)).isEqualTo(without.reversed(account));
                assertThat(undone.explanation().sum(account)).isEqualTo(Fraction.of(undone.reversed(account)));
            }
            assertThat(with.ledger.lots()).isEqualTo(without.ledger.lots());
            assertThat(with.ledger.debts()).isEqualTo(without.ledger.debts());
            assertThat(with.ledger.used()).isEqualTo(without.ledger.used());
        });
    }

    @Test
    @DisplayName("EC-F20: the balance after an undoing is as if nothing had been reversed, whatever was spent")
    void anUndoneReversalLeavesTheBalance() {
        forAll((version, random) -> {
            Story story = new Story(version, order(random));
            story.spend(random);
            LedgerSnapshot before = story.ledger;
            story.back(new WhatCameBack.Everything());
            story.back(new WhatCameBack.Undo("r0"));

            assertThat(story.ledger.lots()).isEqualTo(before.lots());
            assertThat(story.ledger.debts()).isEqualTo(before.debts());
            assertThat(story.ledger.used()).isEqualTo(before.used());
        });
    }

    @Test
    @DisplayName("EC-F17: an order that is changed, also after returns, is booked as if it had always been so")
    void aChangedOrderIsBookedAsIfItHadAlwaysBeenSo() {
        forAll((version, random) -> {
            if (version.definition().switches().clawback() == Clawback.PENDING_ONLY) {
                return;
            }
            Order changed = order(random);
            Story straight = new Story(version, changed);
            Story story = new Story(version, order(random));
            for (WhatCameBack what : returns(random, story.decision)) {
                story.back(what);
            }
            EarningDecision edited =
                    LOYALTY.edit(new OrderEdit("c1", LATER, story.decision, story.made, changed, story.ledger));
            LedgerSnapshot ledger = story.ledger.plus(edited.booking());

            assertThat(ReceiptJson.read(ReceiptJson.write(edited))).isEqualTo(edited);
            for (String account : ACCOUNTS) {
                assertThat(ledger.balance(account, LATER).total())
                        .isEqualTo(straight.ledger.balance(account, LATER).total());
            }
            assertThat(ledger.used()).isEqualTo(straight.ledger.used());
            ReversalDecision rest = LOYALTY.reverse(ReversalRequest.ofRest("r", LATER, edited, List.of(), ledger))
                    .orThrow();
            LedgerSnapshot end = ledger.plus(rest.booking());
            for (String account : ACCOUNTS) {
                assertThat(end.balance(account, LATER).total()).isZero();
            }
            assertThat(end.used()).isEmpty();
        });
    }
}
