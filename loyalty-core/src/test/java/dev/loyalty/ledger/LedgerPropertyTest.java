package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;

/** Random histories of issue, activation, spending, give-back, take-back and expiry in one account. */
class LedgerPropertyTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Clawback> MODES =
            List.of(Clawback.UNLIMITED, Clawback.WITHIN_BALANCE, Clawback.PENDING_ONLY);

    private enum Verb {
        ISSUE,
        ACTIVATE,
        SPEND,
        GIVE_BACK,
        TAKE_BACK,
        EXPIRE
    }

    /** One random step; its numbers are read by the verb as it needs them. */
    private record Step(Verb verb, int units, int days, int pause, int choice) {}

    private static final List<Verb> VERBS = List.of(
            Verb.ISSUE,
            Verb.ISSUE,
            Verb.ISSUE,
            Verb.ACTIVATE,
            Verb.SPEND,
            Verb.SPEND,
            Verb.GIVE_BACK,
            Verb.TAKE_BACK,
            Verb.TAKE_BACK,
            Verb.EXPIRE);

    private static final Gen<List<Step>> STEPS = lists().of(integers()
                    .between(0, VERBS.size() - 1)
                    .map(VERBS::get)
                    .zip(
                            integers().between(1, 100),
                            integers().between(0, 20),
                            integers().between(0, 5),
                            integers().between(0, 1000),
                            Step::new))
            .ofSizeBetween(1, 40);

    private static QuickTheory theory() {
        return qt().withFixedSeed(20261121).withExamples(1_500).withShrinkCycles(200);
    }

    private static final class Redemption {

        private final List<Entry> entries;
        private long givenBack;

        Redemption(List<Entry> entries) {
            this.entries = entries;
        }
    }

    /** Plays a history; the listener sees the ledger after each step. */
    private static final class History {

        private final Consumer<History> afterEachStep;
        private final List<Booking> bookings = new ArrayList<>();
        private final List<Redemption> redemptions = new ArrayList<>();
        private final List<TakeBack> wishes = new ArrayList<>();
        private final List<TakenBack> takenBack = new ArrayList<>();
        private LedgerSnapshot ledger = LedgerSnapshot.empty(MEMBER);
        private Instant at = day("2026-01-01");

        History(Consumer<History> afterEachStep) {
            this.afterEachStep = afterEachStep;
        }

        History play(List<Step> steps) {
            for (Step step : steps) {
                at = at.plus(DAY.multipliedBy(step.pause())).plusSeconds(1);
                String event = "e" + bookings.size();
                List<Entry> entries = switch (step.verb()) {
                    case ISSUE -> LedgerArithmetic.issue(ledger, lot(event), step.units(), terms(step));
                    case ACTIVATE -> activate(step.choice());
                    case SPEND -> spend(step);
                    case GIVE_BACK -> giveBack(step);
                    case TAKE_BACK -> takeBack(step);
                    case EXPIRE ->
                        LedgerArithmetic.expire(ledger, PROGRAMME, at)
                                .map(receipt -> receipt.booking().entries())
                                .orElse(List.of());
                };
                bookings.add(booking(event, entries));
                ledger = ledger.plus(bookings.get(bookings.size() - 1));
                afterEachStep.accept(this);
            }
            return this;
        }

        private LotTerms terms(Step step) {
            if (step.choice() % 5 == 0) {
                Expiry deadline = new Expiry.At(at.plus(DAY.multipliedBy(1 + step.choice() % 12)));
                ExpiryRule counted = new ExpiryRule.After(new Span(1 + step.days(), SpanUnit.DAY));
                return new LotTerms(
                        at,
                        Activation.OnEvent.waiting("approval", deadline),
                        new Expiry.AfterActivation(counted, ZoneOffset.UTC));
            }
            Activation activation = new Activation.At(at.plus(DAY.multipliedBy(step.choice() % 6)));
            Expiry expiry =
                    step.days() == 0 ? new Expiry.Never() : new Expiry.At(at.plus(DAY.multipliedBy(step.days())));
            return new LotTerms(at, activation, expiry);
        }

        private List<Entry> activate(int choice) {
            return ledger.lots().stream()
                    .filter(lot -> lot.terms().isWaiting() && !lot.expiredAt(at))
                    .skip(choice % 2)
                    .findFirst()
                    .map(lot -> List.of(Entry.activate(lot.id(), at, lot.terms().activated(at))))
                    .orElse(List.of());
        }

        private List<Entry> spend(Step step) {
            SpendingOrder order = step.choice() % 2 == 0 ? SpendingOrder.NEAREST_EXPIRY : SpendingOrder.OLDEST;
            long active = ledger.balance(POINTS, at).active();
            Spending spending = LedgerArithmetic.spend(ledger, POINTS, step.units(), at, order);
            if (spending instanceof Spending.Spent spent) {
                redemptions.add(new Redemption(spent.entries()));
                return spent.entries();
            }
            assertThat(spending).isEqualTo(new Spending.NotEnough(step.units(), active));
            return List.of();
        }

        private List<Entry> giveBack(Step step) {
            if (redemptions.isEmpty()) {
                return List.of();
            }
            Redemption redemption = redemptions.get(step.choice() % redemptions.size());
            long units = Math.min(step.units(), -sum(redemption.entries) - redemption.givenBack);
            GiveBack.FreshLot goodwill = step.choice() % 2 == 0
                    ? null
                    : new GiveBack.FreshLot(
                            lot("e" + bookings.size()), LotTerms.activeAtOnce(at, new Expiry.At(at.plus(DAY))));
            GivenBack back = LedgerArithmetic.giveBack(
                    ledger, new GiveBack(redemption.entries, redemption.givenBack, units, at, goodwill));
            assertThat(back.usable() + back.expired() + back.renewed() + back.reclaimed())
                    .isEqualTo(units);
            assertThat(sum(back.entries())).isEqualTo(back.usable() + back.renewed());
            redemption.givenBack += units;
            return back.entries();
        }

        private List<Entry> takeBack(Step step) {
            List<LotId> own = new ArrayList<>();
            for (Lot lot : ledger.lots()) {
                if ((lot.id().event().hashCode() + step.choice()) % 3 == 0) {
                    own.add(lot.id());
                }
            }
            TakeBack wish =
                    new TakeBack(POINTS, step.units(), own, step.choice() % 20, at, MODES.get(step.choice() % 3));
            wishes.add(wish);
            TakenBack taken = LedgerArithmetic.takeBack(ledger, wish);
            takenBack.add(taken);
            return taken.entries();
        }

        long sumOfEntries() {
            return bookings.stream()
                    .mapToLong(booking -> sum(booking.entries()))
                    .sum();
        }
    }

    private static long sum(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::units).sum();
    }

    @Test
    @DisplayName("EC-D16, EC-X6: the entries sum to the balance at every instant up to which expiry is booked")
    void entriesSumToTheBalance() {
        theory().forAll(STEPS)
                .checkAssert(steps -> new History(history -> {
                            for (int days : new int[] {0, 1, 7, 30}) {
                                Instant at = history.at.plus(DAY.multipliedBy(days));
                                List<Entry> expiry = LedgerArithmetic.expire(history.ledger, PROGRAMME, at)
                                        .map(receipt -> receipt.booking().entries())
                                        .orElse(List.of());
                                assertThat(history.sumOfEntries() + sum(expiry))
                                        .isEqualTo(history.ledger
                                                .balance(POINTS, at)
                                                .total());
                            }
                        })
                        .play(steps));
    }

    @Test
    @DisplayName("EC-N4: nothing is negative, and debt exists only while nothing can be used")
    void debtExcludesUsableUnits() {
        theory().forAll(STEPS)
                .checkAssert(steps -> new History(history -> {
                            Balance balance = history.ledger.balance(POINTS, history.at);
                            if (history.ledger.debt(POINTS) > 0) {
                                assertThat(balance.pending()).isZero();
                                assertThat(balance.active()).isZero();
                                assertThat(balance.debt()).isEqualTo(history.ledger.debt(POINTS));
                            }
                        })
                        .play(steps));
    }

    @Test
    void rebuiltEqualsKept() {
        theory().forAll(STEPS).checkAssert(steps -> {
            History history = new History(each -> {}).play(steps);

            assertThat(LedgerSnapshot.rebuild(MEMBER, history.bookings)).isEqualTo(history.ledger);
        });
    }

    @Test
    @DisplayName("EC-D15: expiry booked twice changes nothing, and changes no balance")
    void expiryIsIdempotent() {
        theory().forAll(STEPS).checkAssert(steps -> {
            History history = new History(each -> {}).play(steps);
            Instant at = history.at.plus(DAY.multipliedBy(5));

            LedgerSnapshot expired = LedgerArithmetic.expire(history.ledger, PROGRAMME, at)
                    .map(receipt -> history.ledger.plus(receipt.booking()))
                    .orElse(history.ledger);

            assertThat(LedgerArithmetic.expire(expired, PROGRAMME, at)).isEmpty();
            assertThat(expired.balance(POINTS, at)).isEqualTo(history.ledger.balance(POINTS, at));
        });
    }

    @Test
    @DisplayName("EC-F7: never more is taken than asked, and every unit asked for is accounted for")
    void takeBackAccountsForEveryUnit() {
        theory().forAll(STEPS).checkAssert(steps -> {
            History history = new History(each -> {}).play(steps);

            for (int i = 0; i < history.wishes.size(); i++) {
                TakeBack wish = history.wishes.get(i);
                TakenBack taken = history.takenBack.get(i);
                assertThat(taken.taken() + taken.alreadyExpired() + taken.notTaken() + taken.owed())
                        .isEqualTo(wish.units());
                assertThat(-sum(taken.entries())).isEqualTo(taken.taken() + taken.owed());
                assertThat(wish.mode() == Clawback.UNLIMITED ? taken.notTaken() : taken.owed())
                        .isZero();
            }
        });
    }

    @Test
    @DisplayName("EC-R10: a take-back in parts ends where one take-back of the whole does")
    void partsEndWhereTheWholeDoes() {
        theory().forAll(
                        STEPS,
                        integers().between(0, 300),
                        integers().between(1, 7),
                        integers().between(0, 1))
                .checkAssert((steps, units, parts, mode) -> {
                    History history = new History(each -> {}).play(steps);
                    Clawback clawback = MODES.get(mode);
                    List<LotId> own = history.ledger.lots().stream()
                            .filter(lot -> lot.id().event().hashCode() % 2 == 0)
                            .map(Lot::id)
                            .toList();
                    TakenBack whole = LedgerArithmetic.takeBack(
                            history.ledger, new TakeBack(POINTS, units, own, 0, history.at, clawback));

                    LedgerSnapshot ledger = history.ledger;
                    long expired = 0;
                    for (int i = 0; i < parts; i++) {
                        long part = (long) units * (i + 1) / parts - (long) units * i / parts;
                        TakenBack taken = LedgerArithmetic.takeBack(
                                ledger, new TakeBack(POINTS, part, own, expired, history.at, clawback));
                        expired += taken.alreadyExpired();
                        ledger = ledger.after(taken.entries());
                    }

                    assertThat(ledger).isEqualTo(history.ledger.after(whole.entries()));
                    assertThat(expired).isEqualTo(whole.alreadyExpired());
                });
    }
}
