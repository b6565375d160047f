package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.redemption.Desks.forLines;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.rule;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Random programmes, ledgers, orders and wishes; all of a case follows from its seed. */
final class RandomDesk {

    static final long SEED = 20_260_302L;
    static final List<String> ACCOUNTS = List.of("points", "credit", "coupons", "gifts");

    private static final int PROGRAMMES = 12;
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private static final List<String> RULES = List.of(
            forOrder("a", "redeem.points( policy.units ).worth( policy.value ).off( $order ).limitedBy( \"monthly\" )"),
            forOrder(
                    "b",
                    "redeem.points( policy.units ).worth( policy.value ).pays( $order ).atMostPercent( policy.share )"
                            + ".atLeast( policy.few )"),
            forLines(
                    "c",
                    "amount > policy.value",
                    "redeem.points( policy.units ).worth( policy.value ).off( $line, policy.cap ).inSteps( policy.step )"),
            forOrder("d", "redeem.credit().pays( $order ).upTo( policy.cap )"),
            forOrder("e", "redeem.credit().off( $order ).atMostPercent( policy.share ).named( \"d\" )"),
            forOrder("f", "redeem.points( policy.few ).amountOff( $order, policy.cap ).inGroup( \"offers\" )"),
            forOrder("g", "redeem.item().percentOff( $order, policy.share ).inGroup( \"offers\" )"),
            forLines("h", "sku == \"S1\"", "redeem.item().unitFree( $line ).limitedBy( \"stock\" )"),
            forOrder(
                    "i",
                    "redeem.points( policy.few ).unitsFreeOfEvery( $order, 1, policy.three ).priority( policy.three )"),
            forOrder("j", "redeem.points( policy.few ).shippingFree( $order )"),
            rule("k", "Member()", "redeem.points( policy.few ).brings( \"gifts\" ).limitedBy( \"stock\" )"),
            rule("l", "Member()", "redeem.points( policy.units ).worth( policy.value ).creditedTo( \"credit\" )"),
            rule(
                    "m",
                    "Member()",
                    "redeem.credit().donatedTo( \"wood\" ).toppedUpBy( policy.share ).limitedBy( \"budget\" )"),
            forLines("n", "sku == \"S2\"", "redeem.exclude( $line )"));

    private static final List<Loyalty> POOL = pool();

    private RandomDesk() {}

    private static List<Loyalty> pool() {
        List<Loyalty> pool = new ArrayList<>();
        for (int i = 0; i < PROGRAMMES; i++) {
            Random random = new Random(SEED + i);
            List<String> rules = new ArrayList<>(RULES);
            Collections.shuffle(rules, random);
            pool.add(Desks.deskWith(
                    definition(random), rules.subList(0, 6 + random.nextInt(8)).toArray(new String[0])));
        }
        return pool;
    }

    private static String definition(Random random) {
        return """
                id: acme
                title: Anything
                zone: Europe/London
                currency: GBP
                accounts:
                  points: { unit: points, spend-first: %s }
                  credit: { unit: money }
                  coupons: { unit: items }
                  gifts: { unit: items, expires: 30 days }
                limits:
                  monthly: { per: member, period: month, at-most: %d points, overflow: %s }
                  stock: { per: programme, period: ever, at-most: %d items }
                  budget: { per: programme, period: ever, at-most: 20.00 money }
                groups:
                  offers: { choose: %s }
                switches:
                  over-request: %s
                parameters:
                  units: { type: integer, value: %d }
                  value: { type: money, value: %s }
                  step: { type: integer, value: %d }
                  few: { type: integer, value: %d }
                  three: { type: integer, value: %d }
                  share: { type: decimal, value: %s }
                  cap: { type: money, value: %s }
                """.formatted(
                        pick(random, "nearest-expiry", "oldest"),
                        100 + random.nextInt(3_000),
                        pick(random, "trim", "refuse"),
                        1 + random.nextInt(4),
                        pick(random, "best", "all", "priority"),
                        pick(random, "clamp-to-order", "clamp", "decline"),
                        1 + random.nextInt(300),
                        money(random, 500),
                        1 + random.nextInt(200),
                        1 + random.nextInt(500),
                        2 + random.nextInt(4),
                        BigDecimal.valueOf(1 + random.nextInt(1_000), 1).toPlainString(),
                        money(random, 1_500));
    }

    static Loyalty programme(Random random) {
        return POOL.get(random.nextInt(POOL.size()));
    }

    static LedgerSnapshot ledger(Random random) {
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
        for (String account : ACCOUNTS) {
            int lots = random.nextInt(5);
            for (int i = 0; i < lots; i++) {
                long units = 1L + random.nextInt(account.equals("points") || account.equals("credit") ? 1_500 : 4);
                Expiry expiry = random.nextBoolean()
                        ? new Expiry.Never()
                        : new Expiry.At(NOON.plus(Duration.ofDays(random.nextInt(40) - 5)));
                LotTerms terms = LotTerms.activeAtOnce(NOON.minus(Duration.ofDays(10 + random.nextInt(40))), expiry);
                ledger = ledger.after(LedgerArithmetic.issue(ledger, new LotId("given" + i, account, 1), units, terms));
            }
        }
        return ledger;
    }

    /** Null now and then: nothing is bought. */
    static @Nullable Order order(Random random) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(12);
            Line.Builder line = Line.builder(String.valueOf(i + 1), "S" + random.nextInt(4), gbp(money(random, 5_000)))
                    .quantity(1 + random.nextInt(5));
            if (kind == 0) {
                line.kind(LineKind.SHIPPING);
            } else if (kind == 1) {
                line.kind(LineKind.GIFT_CARD);
            }
            lines.add(line.build());
        }
        if (random.nextInt(3) == 0) {
            lines.add(Line.builder("off", "CODE", gbp("-" + money(random, 3_000)))
                    .kind(LineKind.DISCOUNT)
                    .build());
        }
        List<Tender> tenders =
                random.nextInt(3) == 0 ? List.of(new Tender("gift-card", gbp(money(random, 4_000)))) : List.of();
        return new Order("o1", NOON, GBP, lines, tenders, Attributes.none());
    }

    /** Mostly for what can be had alone. */
    static List<Wish> wishes(Random random, Quote quote) {
        List<String> rewards = new ArrayList<>(
                quote.available().isEmpty() || random.nextInt(6) == 0
                        ? List.of("a", "b", "c", "d", "f", "g", "h", "i", "j", "k", "l", "m")
                        : quote.available().stream().map(QuotedReward::reward).toList());
        Collections.shuffle(rewards, random);
        return rewards.subList(0, Math.min(rewards.size(), 1 + random.nextInt(4))).stream()
                .map(reward -> random.nextBoolean() ? Wish.most(reward) : wish(random, reward))
                .toList();
    }

    private static Wish wish(Random random, String reward) {
        return switch (random.nextInt(4)) {
            case 0 -> Wish.most(reward);
            case 1 -> Wish.times(reward, 1 + random.nextInt(3));
            case 2 -> Wish.units(reward, 1 + random.nextInt(900));
            default -> Wish.worth(reward, gbp(money(random, 2_000)));
        };
    }

    static RedemptionRequest request(@Nullable Order order, LedgerSnapshot ledger, List<Wish> wishes) {
        return new RedemptionRequest("acme", "r1", NOON, Member.of("m1"), order, wishes, ledger);
    }

    private static String money(Random random, int below) {
        return BigDecimal.valueOf(1 + random.nextInt(below), 2).toPlainString();
    }

    private static Money gbp(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
