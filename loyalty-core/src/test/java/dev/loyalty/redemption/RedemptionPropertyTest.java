package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedeemedShare;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random programmes, ledgers, orders and wishes; every case follows from its seed. */
class RedemptionPropertyTest {

    private static final int CASES = 600;
    private static final Money NOTHING = Money.zero(CurrencyUnit.of("GBP"));

    private record Case(
            Loyalty loyalty,
            LedgerSnapshot ledger,
            @Nullable Order order,
            List<Wish> wishes,
            Random random) {

        RedemptionDecision redeem() {
            return loyalty.redeem(RandomDesk.request(order, ledger, wishes));
        }
    }

    private static void forAll(Consumer<Case> check) {
        qt().withFixedSeed(RandomDesk.SEED)
                .withExamples(CASES)
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    Loyalty loyalty = RandomDesk.programme(random);
                    LedgerSnapshot ledger = RandomDesk.ledger(random);
                    Order order = RandomDesk.order(random);
                    Quote quote = loyalty.quote(RandomDesk.request(order, ledger, List.of()));
                    check.accept(new Case(loyalty, ledger, order, RandomDesk.wishes(random, quote), random));
                });
    }

    private static void forAccepted(BiConsumer<Case, Accepted> check) {
        AtomicInteger accepted = new AtomicInteger();
        forAll(each -> {
            if (each.redeem() instanceof Accepted decision) {
                accepted.incrementAndGet();
                check.accept(each, decision);
            }
        });
        assertThat(accepted).as("cases that were accepted").hasValueGreaterThan(CASES / 3);
    }

    @Test
    @DisplayName("EC-X6: conservation: what is spent leaves the accounts, and all that has a value was paid for")
    void spendsWhatItBooks() {
        forAccepted((each, accepted) -> {
            LedgerSnapshot after = each.ledger().plus(accepted);
            for (String account : RandomDesk.ACCOUNTS) {
                long issued = accepted.booking().entries().stream()
                        .filter(entry -> entry.kind() == EntryKind.ISSUED
                                && entry.account().equals(account))
                        .mapToLong(Entry::units)
                        .sum();
                Balance was = each.ledger().balance(account, NOON);
                Balance is = after.balance(account, NOON);
                assertThat(is.total()).isEqualTo(was.total() - accepted.spent(account) + issued);
                assertThat(is.active()).isNotNegative();
                assertThat(is.debt()).isZero();
            }
            for (Redeemed redeemed : accepted.redeemed()) {
                assertThat(redeemed.units()).isPositive();
                assertThat(accepted.paid(redeemed).stream()
                                .mapToLong(Entry::units)
                                .sum())
                        .isEqualTo(-redeemed.units());
            }
        });
    }

    @Test
    @DisplayName("EC-B9: no line is lowered by more than its price, nor is more paid than is open")
    void takesNoMoreThanThereIs() {
        forAccepted((each, accepted) -> {
            Order order = each.order();
            if (order == null) {
                assertThat(accepted.discount()).isEqualTo(NOTHING);
                assertThat(accepted.payment()).isEqualTo(NOTHING);
                return;
            }
            Map<String, Money> byLine = new TreeMap<>();
            for (Redeemed redeemed : accepted.redeemed()) {
                if (redeemed.use() == RedemptionUse.DISCOUNT || redeemed.use() == RedemptionUse.PAYMENT) {
                    for (RedeemedShare share : redeemed.shares()) {
                        byLine.merge(share.line(), share.value(), Money::plus);
                    }
                }
            }
            Money total = order.lines().stream().map(Line::paid).reduce(NOTHING, Money::plus);
            for (Line line : order.lines()) {
                Money taken = byLine.getOrDefault(line.id(), NOTHING);
                assertThat(taken.isGreaterThan(line.paid().isNegative() ? NOTHING : line.paid()))
                        .isFalse();
            }
            Money tendered =
                    order.tenders().stream().map(tender -> tender.amount()).reduce(NOTHING, Money::plus);
            Money left = total.minus(accepted.discount()).minus(accepted.payment());
            assertThat(accepted.discount().isZero()
                            || !total.minus(accepted.discount()).isNegative())
                    .isTrue();
            if (accepted.payment().isPositive()) {
                assertThat(left.minus(tendered).isNegative()).isFalse();
                assertThat(accepted.open()).isEqualTo(left.minus(tendered));
            }
            accepted.applyTo(order);
        });
    }

    @Test
    @DisplayName("EC-R11: one step less would be worth less")
    void spendsNoUnitTooMany() {
        forAccepted((each, accepted) -> {
            for (Redeemed redeemed : accepted.redeemed()) {
                if (redeemed.reward().matches("[abl]")) {
                    Fraction each1 = worth(redeemed);
                    Fraction less = Fraction.of(redeemed.units() - 1).times(each1);
                    assertThat(less.compareTo(Fraction.of(redeemed.value().getAmountMinorLong())))
                            .isNegative();
                }
            }
        });
    }

    /** Minor units that one unit is worth, from the offer: {@code 100 points worth 1.00: off}. */
    private static Fraction worth(Redeemed redeemed) {
        String[] words = redeemed.offer().split("[ :]");
        return Fraction.parse(words[3]).times(Fraction.of(100)).dividedBy(Fraction.parse(words[0]));
    }

    @Test
    @DisplayName(
            "EC-K1: what a quote promises is what a redemption on the same ledger gives, and nothing else can be had")
    void quotesWhatIsGiven() {
        forAll(each -> {
            Quote quote = each.loyalty().quote(RandomDesk.request(each.order(), each.ledger(), List.of()));
            for (QuotedReward reward : quote.rewards()) {
                Wish wish = reward.chosen() ? Wish.most(reward.reward()) : Wish.one(reward.reward());
                RedemptionDecision decision =
                        each.loyalty().redeem(RandomDesk.request(each.order(), each.ledger(), List.of(wish)));
                if (decision instanceof Accepted accepted) {
                    Redeemed redeemed = accepted.redeemed().get(0);
                    assertThat(reward.isAvailable()).isTrue();
                    assertThat(redeemed.units()).isEqualTo(reward.units());
                    assertThat(redeemed.value()).isEqualTo(reward.value());
                    assertThat(redeemed.rule()).isEqualTo(reward.rule());
                } else if (decision instanceof RedemptionDecision.Declined declined) {
                    assertThat(reward.refusal()).isEqualTo(declined.refusals().get(0));
                    assertThat(declined.refusals().get(0).missing()).isNotNegative();
                }
            }
        });
    }

    @Test
    void givesTheSameWhateverTheOrderOfWishesAndLines() {
        forAll(each -> {
            RedemptionDecision decision = each.redeem();
            List<Wish> shuffled = new ArrayList<>(each.wishes());
            Collections.shuffle(shuffled, each.random());
            Order order = each.order();
            Order mixed = order;
            if (order != null) {
                List<Line> lines = new ArrayList<>(order.lines());
                Collections.shuffle(lines, each.random());
                mixed = new Order(order.id(), order.at(), order.currency(), lines, order.tenders(), order.attributes());
            }
            RedemptionDecision again = each.loyalty().redeem(RandomDesk.request(mixed, each.ledger(), shuffled));
            if (decision instanceof Accepted accepted && again instanceof Accepted other) {
                assertThat(other.booking()).isEqualTo(accepted.booking());
                assertThat(byLine(other)).isEqualTo(byLine(accepted));
            } else {
                assertThat(again.getClass()).isEqualTo(decision.getClass());
            }
        });
    }

    private static Map<String, Money> byLine(Accepted accepted) {
        Map<String, Money> byLine = new TreeMap<>();
        for (Redeemed redeemed : accepted.redeemed()) {
            redeemed.shares()
                    .forEach(share -> byLine.merge(redeemed.reward() + share.line(), share.value(), Money::plus));
        }
        return byLine;
    }

    @Test
    void meetsAllWishesOrNone() {
        forAll(each -> {
            if (each.redeem() instanceof Accepted accepted) {
                List<String> met = new ArrayList<>();
                accepted.redeemed().forEach(redeemed -> met.add(redeemed.reward()));
                accepted.passedOver().forEach(refusal -> met.add(refusal.reward()));
                assertThat(met)
                        .containsExactlyInAnyOrderElementsOf(
                                each.wishes().stream().map(Wish::reward).toList());
            }
        });
    }

    @Test
    void isReadAsItWasWrittenAndExplainedInFull() {
        forAccepted((each, accepted) -> {
            assertThat(ReceiptJson.read(ReceiptJson.write(accepted))).isEqualTo(accepted);
            for (String account : RandomDesk.ACCOUNTS) {
                assertThat(accepted.explanation().sum(account)).isEqualTo(Fraction.of(accepted.spent(account)));
            }
        });
    }

    @Test
    @DisplayName("EC-X2: deciding the same again gives the same receipt")
    void decidesTheSameAgain() {
        forAll(each -> assertThat(each.redeem()).isEqualTo(each.redeem()));
    }
}
