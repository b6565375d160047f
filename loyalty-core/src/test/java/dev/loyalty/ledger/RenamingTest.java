package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.days;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenamingTest {

    private static final Instant AT = day("2026-01-01");
    private static final LotId OWN = lot("o1");
    private static final LotId NOW = new LotId("o1", POINTS, 2);
    private static final Renaming NAMES = new Renaming("leo", "mia", new TreeMap<>(Map.of(OWN, NOW)));
    private static final IdempotencyKey KEY = new IdempotencyKey(PROGRAMME, "leo", "o1", Calculation.EARNING);
    private static final LimitKey CAP = new LimitKey("cap", "leo", "article", days("2026-01-01", "2026-02-01"));
    private static final LotTerms TERMS = active("2026-01-01", NEVER);
    private static final RemainderKey CARRIED = new RemainderKey(POINTS, 1);

    /** A receipt with everything that has a name. */
    private record Earned(@Nullable Replaced replaced) implements AwardReceipt {

        @Override
        public Booking booking() {
            return new Booking(
                    KEY,
                    Books.joined(
                            List.of(Entry.owe(EntryKind.ADJUSTED, POINTS, 5, AT), Entry.issue(OWN, 10, TERMS)),
                            Entry.repay(OWN, 5, AT)),
                    List.of(new LimitUse(CAP, 10)),
                    List.of(new RemainderChange(CARRIED, Fraction.of(new BigDecimal("0.5")))),
                    List.of(new Expectation.LedgerUnchanged("leo", 3)));
        }

        @Override
        public String bodyHash() {
            return "hash";
        }

        @Override
        public Activity activity() {
            return Action.of("o1", AT, "review");
        }

        @Override
        public SortedMap<String, Money> counted() {
            return new TreeMap<>(Map.of("1", Money.parse("GBP 1.00")));
        }

        @Override
        public SortedMap<String, Money> paid() {
            return new TreeMap<>(Map.of("1", Money.parse("GBP 2.00")));
        }

        @Override
        public List<Award> awards() {
            return List.of(new Award(
                    "Base",
                    OWN,
                    null,
                    List.of(new Share(Share.WHOLE, 10)),
                    List.of(new LimitUse(CAP, 10)),
                    new ReversalTerms(false, List.of(), Clawback.UNLIMITED)));
        }

        @Override
        public List<HeldLot> lots() {
            return List.of(new HeldLot(OWN, TERMS, 1));
        }

        @Override
        public ReversalMode reversalMode() {
            return ReversalMode.BY_LINE;
        }

        @Override
        public ReversalMode withoutVersion() {
            return ReversalMode.PROPORTIONAL;
        }
    }

    @Test
    void namesOfTheLedgerThatEndedAreThoseOfTheOther() {
        assertThat(NAMES.of(KEY)).isEqualTo(KEY.of("mia"));
        assertThat(NAMES.of(OWN)).isEqualTo(NOW);
        assertThat(NAMES.of(CAP)).isEqualTo(new LimitKey("cap", "mia", "article", CAP.period()));
    }

    @Test
    void otherNamesStayAsTheyAre() {
        LimitKey budget = new LimitKey("budget", PROGRAMME, LimitPeriod.EVER);

        assertThat(NAMES.of(KEY.of("zoe"))).isEqualTo(KEY.of("zoe"));
        assertThat(NAMES.of(lot("o2"))).isEqualTo(lot("o2"));
        assertThat(NAMES.of(budget)).isEqualTo(budget);
    }

    @Test
    void aBookingHasTheNewNamesAndExpectsNothing() {
        assertThat(NAMES.of(new Earned(null).booking()))
                .isEqualTo(new Booking(
                        KEY.of("mia"),
                        Books.joined(
                                List.of(Entry.owe(EntryKind.ADJUSTED, POINTS, 5, AT), Entry.issue(NOW, 10, TERMS)),
                                Entry.repay(NOW, 5, AT)),
                        List.of(new LimitUse(NAMES.of(CAP), 10)),
                        List.of(new RemainderChange(CARRIED, Fraction.of(new BigDecimal("0.5")))),
                        List.of()));
    }

    @Test
    @DisplayName("EC-N7: a receipt of the member whose ledger ended is that of the other, with the same activity")
    void aReceiptHasTheNewNames() {
        Earned earned = new Earned(
                new Replaced(KEY, 1, new TreeMap<>(Map.of(POINTS, 10L)), List.of(new HeldLot(OWN, TERMS, 0))));

        AwardReceipt renamed = NAMES.of(earned);

        assertThat(renamed.key()).isEqualTo(KEY.of("mia"));
        assertThat(renamed.booking()).isEqualTo(NAMES.of(earned.booking()));
        assertThat(renamed.awards()).singleElement().satisfies(award -> {
            assertThat(award.lot()).isEqualTo(NOW);
            assertThat(award.uses()).containsExactly(new LimitUse(NAMES.of(CAP), 10));
            assertThat(award.units()).isEqualTo(10);
        });
        assertThat(renamed.lots()).containsExactly(new HeldLot(NOW, TERMS, 1));
        assertThat(renamed.replaced())
                .isEqualTo(new Replaced(
                        KEY.of("mia"), 1, new TreeMap<>(Map.of(POINTS, 10L)), List.of(new HeldLot(NOW, TERMS, 0))));
        assertThat(NAMES.of(new Earned(null)).replaced()).isNull();
        assertThat(renamed.bodyHash()).isEqualTo("hash");
        assertThat(renamed.activity()).isEqualTo(earned.activity());
        assertThat(renamed.units()).isEqualTo(earned.units());
        assertThat(renamed.counted()).isEqualTo(earned.counted());
        assertThat(renamed.paid()).isEqualTo(earned.paid());
        assertThat(renamed.reversalMode()).isEqualTo(ReversalMode.BY_LINE);
        assertThat(renamed.withoutVersion()).isEqualTo(ReversalMode.PROPORTIONAL);
    }

    @Test
    void refusesAReceiptOfAnotherMember() {
        Renaming others = new Renaming("zoe", "mia", new TreeMap<>());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> others.of(new Earned(null)))
                .withMessageContaining("leo")
                .withMessageContaining("Maybe it can be used as it is?");
    }
}
