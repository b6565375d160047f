package dev.loyalty.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.loyalty.Fixture;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.ExpiryReceipt;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.GiveBack;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.Spending;
import dev.loyalty.ledger.SpendingOrder;
import dev.loyalty.ledger.TakeBack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;

/** Random histories of three members in which all that can happen to a ledger happens. */
class BookkeepingPropertyTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> MEMBERS = List.of("anna", "ben", "dora");
    private static final String DEFINITION = Fixture.DEFINITION.replace(
            "{ unit: points }", "{ unit: points, expires: 10 days of inactivity, activity: [earn, redeem, adjust] }");
    private static final Bookkeeping BOOKS =
            Fixture.loyalty(DEFINITION, Fixture.ONE_PER_POUND).bookkeeping("acme");
    private static final ExpiryRule INACTIVITY =
            BOOKS.version().definition().accounts().get("points").expires();

    private enum Verb {
        EARN,
        SPEND,
        GIVE_BACK,
        TAKE_BACK,
        ADJUST,
        TRANSFER,
        EXTEND,
        OPEN,
        MERGE,
        EXPIRE
    }

    private record Step(Verb verb, int units, int days, int pause, int choice) {}

    private static final List<Verb> VERBS = List.of(
            Verb.EARN,
            Verb.EARN,
            Verb.EARN,
            Verb.SPEND,
            Verb.SPEND,
            Verb.GIVE_BACK,
            Verb.TAKE_BACK,
            Verb.ADJUST,
            Verb.TRANSFER,
            Verb.TRANSFER,
            Verb.EXTEND,
            Verb.OPEN,
            Verb.MERGE,
            Verb.EXPIRE);

    private static final Gen<List<Step>> STEPS = lists().of(integers()
                    .between(0, VERBS.size() - 1)
                    .map(VERBS::get)
                    .zip(
                            integers().between(1, 100),
                            integers().between(0, 20),
                            integers().between(0, 4),
                            integers().between(0, 1000),
                            Step::new))
            .ofSizeBetween(1, 40);

    private static QuickTheory theory() {
        return qt().withFixedSeed(20261124).withExamples(400).withShrinkCycles(200);
    }

    private record TestReceipt(Booking booking, String bodyHash) implements Receipt {}

    private record Redemption(String member, List<Entry> entries, long givenBack) {}

    /** Plays a history; the listener sees the books after each step. */
    private static final class History {

        private final Consumer<History> afterEachStep;
        private final InMemoryLedger store = new InMemoryLedger();
        private final List<Booking> bookings = new ArrayList<>();
        private final List<Redemption> redemptions = new ArrayList<>();
        private Instant at = Instant.parse("2026-01-01T00:00:00Z");
        private int number;

        History(Consumer<History> afterEachStep) {
            this.afterEachStep = afterEachStep;
        }

        History play(List<Step> steps) {
            for (Step step : steps) {
                at = at.plus(DAY.multipliedBy(step.pause())).plusSeconds(1);
                number++;
                play(step, MEMBERS.get(step.choice() % MEMBERS.size()));
                afterEachStep.accept(this);
            }
            return this;
        }

        private void play(Step step, String member) {
            LedgerSnapshot ledger = ledger(member);
            String event = "e" + number;
            switch (step.verb()) {
                case EARN -> book(member, LedgerArithmetic.issue(ledger, lot(event), step.units(), terms(step)));
                case SPEND -> spend(step, member);
                case GIVE_BACK -> giveBack(step);
                case TAKE_BACK -> takeBack(step, member);
                case ADJUST -> {
                    long units = step.choice() % 2 == 0 ? step.units() : -step.units();
                    AdjustmentRequest request =
                            new AdjustmentRequest(event, at, "points", units, step.days() % 2 == 0, "By hand", ledger);
                    if (BOOKS.adjust(request) instanceof AdjustmentDecision.Adjusted adjusted) {
                        commit(adjusted);
                    }
                }
                case TRANSFER -> transfer(step, member, event);
                case EXTEND ->
                    BOOKS.extend(new ExtensionRequest(
                                    event, at, "points", null, new Expiry.At(at.plus(DAY.multipliedBy(12))), ledger))
                            .ifPresent(this::commit);
                case OPEN ->
                    commit(BOOKS.open(new OpeningRequest(
                            event,
                            at,
                            List.of(OpeningLot.of("points", step.units(), at.minus(DAY.multipliedBy(step.days())))),
                            new TreeMap<>(Map.of("points", (long) step.units() / 2 + 1)),
                            List.of(),
                            ledger)));
                case MERGE -> {
                    if (step.days() < 5) {
                        commit(BOOKS.merge(new MergeRequest(event, at, ledger, ledger(other(member)), List.of())));
                        redemptions.clear();
                    }
                }
                case EXPIRE -> expiry(member, at).ifPresent(this::commit);
            }
        }

        private void spend(Step step, String member) {
            Spending spending =
                    LedgerArithmetic.spend(ledger(member), "points", step.units(), at, SpendingOrder.NEAREST_EXPIRY);
            if (spending instanceof Spending.Spent spent) {
                redemptions.add(new Redemption(member, spent.entries(), 0));
                book(member, spent.entries());
            }
        }

        private void giveBack(Step step) {
            if (redemptions.isEmpty()) {
                return;
            }
            Redemption redemption = redemptions.remove(step.choice() % redemptions.size());
            long units = Math.min(step.units(), -sum(redemption.entries()) - redemption.givenBack());
            redemptions.add(new Redemption(redemption.member(), redemption.entries(), redemption.givenBack() + units));
            GiveBack wish = new GiveBack(redemption.entries(), redemption.givenBack(), units, at, null);
            book(
                    redemption.member(),
                    LedgerArithmetic.giveBack(ledger(redemption.member()), wish).entries());
        }

        private void takeBack(Step step, String member) {
            LedgerSnapshot ledger = ledger(member);
            List<LotId> own = ledger.lotsOf("points").stream()
                    .map(Lot::id)
                    .filter(id -> id.hashCode() % 3 == step.choice() % 3)
                    .toList();
            TakeBack wish = new TakeBack("points", step.units(), own, 0, at, Clawback.UNLIMITED);
            book(member, LedgerArithmetic.takeBack(ledger, wish).entries());
        }

        private void transfer(Step step, String member, String event) {
            TransferRequest request =
                    new TransferRequest(event, at, "points", step.units(), ledger(member), ledger(other(member)));
            if (BOOKS.transfer(request) instanceof TransferDecision.Transferred transferred) {
                commit(transferred);
            }
        }

        private LotTerms terms(Step step) {
            Expiry expiry = switch (step.choice() % 3) {
                case 0 -> new Expiry.Never();
                case 1 -> new Expiry.At(at.plus(DAY.multipliedBy(step.days() + 1L)));
                default -> INACTIVITY.from(at, ZoneOffset.UTC);
            };
            return LotTerms.activeAtOnce(at, expiry);
        }

        private static String other(String member) {
            return MEMBERS.get((MEMBERS.indexOf(member) + 1) % MEMBERS.size());
        }

        private static LotId lot(String event) {
            return new LotId(event, "points", 1);
        }

        private void book(String member, List<Entry> entries) {
            IdempotencyKey key = new IdempotencyKey("acme", member, "e" + number, Calculation.EARNING);
            Expectation unchanged =
                    new Expectation.LedgerUnchanged(member, ledger(member).revision());
            commit(new TestReceipt(new Booking(key, entries, List.of(), List.of(unchanged)), "h"));
        }

        private void commit(Receipt receipt) {
            assertThat(store.commit(receipt)).isInstanceOf(CommitResult.Committed.class);
            assertThat(store.commit(receipt)).isEqualTo(new CommitResult.Replayed(receipt));
            bookings.addAll(receipt.bookings());
        }

        LedgerSnapshot ledger(String member) {
            return store.snapshot("acme", member);
        }

        Optional<ExpiryReceipt> expiry(String member, Instant until) {
            return LedgerArithmetic.expire(ledger(member), "acme", until);
        }

        long booked(String member) {
            return bookings.stream()
                    .filter(booking -> booking.key().member().equals(member))
                    .mapToLong(booking -> sum(booking.entries()))
                    .sum();
        }
    }

    private static long sum(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::units).sum();
    }

    @Test
    @DisplayName("EC-X6, EC-D16: whatever happens, the entries of a member sum to the balance at every instant")
    void entriesSumToTheBalance() {
        theory().forAll(STEPS)
                .checkAssert(steps -> new History(history -> {
                            for (String member : MEMBERS) {
                                for (int days : new int[] {0, 3, 11, 40}) {
                                    Instant at = history.at.plus(DAY.multipliedBy(days));
                                    long expiry = history.expiry(member, at)
                                            .map(run -> sum(run.booking().entries()))
                                            .orElse(0L);
                                    assertThat(history.booked(member) + expiry)
                                            .isEqualTo(history.ledger(member)
                                                    .balance("points", at)
                                                    .total());
                                }
                            }
                        })
                        .play(steps));
    }

    @Test
    @DisplayName("EC-N2, EC-N4: whatever happens, debt exists only while nothing can be used")
    void debtExcludesUsableUnits() {
        theory().forAll(STEPS)
                .checkAssert(steps -> new History(history -> {
                            for (String member : MEMBERS) {
                                LedgerSnapshot ledger = history.ledger(member);
                                Balance balance = ledger.balance("points", history.at);
                                if (ledger.debt("points") > 0) {
                                    assertThat(balance)
                                            .isEqualTo(new Balance("points", history.at, 0, 0, ledger.debt("points")));
                                }
                            }
                        })
                        .play(steps));
    }

    @Test
    @DisplayName("EC-N7: whatever happens, a snapshot that is rebuilt from the bookings equals the one that was kept")
    void rebuiltEqualsKept() {
        theory().forAll(STEPS).checkAssert(steps -> {
            History history = new History(each -> {}).play(steps);

            for (String member : MEMBERS) {
                assertThat(LedgerSnapshot.rebuild(member, history.bookings)).isEqualTo(history.ledger(member));
            }
        });
    }

    @Test
    @DisplayName("EC-D15: expiry booked early and late ends where one late run does")
    void expiryRunsAddUp() {
        theory().forAll(STEPS).checkAssert(steps -> {
            History history = new History(each -> {}).play(steps);
            Instant late = history.at.plus(DAY.multipliedBy(40));

            for (String member : MEMBERS) {
                LedgerSnapshot start = history.ledger(member);
                LedgerSnapshot once = run(start, late);
                LedgerSnapshot often = start;
                for (int days = 0; days <= 40; days += 5) {
                    often = run(often, history.at.plus(DAY.multipliedBy(days)));
                }
                assertThat(often.lots()).isEqualTo(once.lots());
                assertThat(LedgerArithmetic.expire(once, "acme", late)).isEmpty();
                assertThat(once.balance("points", late)).isEqualTo(start.balance("points", late));
            }
        });
    }

    private static LedgerSnapshot run(LedgerSnapshot ledger, Instant at) {
        return LedgerArithmetic.expire(ledger, "acme", at).map(ledger::plus).orElse(ledger);
    }
}
