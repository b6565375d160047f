package dev.loyalty.bookkeeping;

import static dev.loyalty.bookkeeping.Desk.at;
import static dev.loyalty.bookkeeping.Desk.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.bookkeeping.MergeDecision.Collision;
import dev.loyalty.bookkeeping.MergeDecision.RepeatedAward;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.model.Fraction;
import dev.loyalty.reversal.ReversalDecision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final LimitKey WELCOME = new LimitKey("welcome", "mia", LimitPeriod.EVER);

    private final Desk desk = new Desk("expires: 12 months");

    private MergeDecision merge(AwardReceipt... receipts) {
        return desk.books()
                .merge(new MergeRequest(
                        "m1", at("2026-05-01"), desk.ledger("leo"), desk.ledger("mia"), List.of(receipts)));
    }

    @Test
    @DisplayName("EC-N7: all lots go over as they are, also those that are used up, and keep their ids")
    void lotsGoOverAsTheyAre() {
        desk.earn("mia", "o1", "2026-03-01", "30.00");
        desk.earn("leo", "o2", "2026-02-01", "50.00");
        desk.earn("leo", "o3", "2026-02-10", "20.00");
        desk.owe("leo", "a1", 55, "2026-04-01");
        Lot usedUp = desk.lotOf("leo", lot("o2"));
        Lot open = desk.lotOf("leo", lot("o3"));

        MergeDecision merge = desk.commit(merge());

        assertThat(merge.moved())
                .containsExactly(new MovedLot(lot("o2"), lot("o2"), 0), new MovedLot(lot("o3"), lot("o3"), 15));
        assertThat(desk.lotOf("mia", lot("o2"))).isEqualTo(usedUp);
        assertThat(desk.lotOf("mia", lot("o3"))).isEqualTo(open);
        assertThat(desk.balance("mia", "2026-05-01").active()).isEqualTo(45);
        assertThat(desk.balance("leo", "2026-05-01")).isEqualTo(new Balance("points", at("2026-05-01"), 0, 0, 0));
        desk.requireRebuilt("mia");
        desk.requireRebuilt("leo");
    }

    @Test
    @DisplayName("EC-N7: a lot whose id both members have gets the next free number")
    void lotsOfTheSameIdAreTold() {
        desk.earn("mia", "o1", "2026-03-01", "30.00");
        desk.earn("leo", "o1", "2026-02-01", "50.00");

        MergeDecision merge = desk.commit(merge());

        LotId second = new LotId("o1", "points", 2);
        assertThat(merge.moved()).containsExactly(new MovedLot(lot("o1"), second, 50));
        assertThat(desk.lotOf("mia", second).earnedAt()).isEqualTo(at("2026-02-01"));
        assertThat(desk.lotOf("mia", lot("o1")).left()).isEqualTo(30);
    }

    @Test
    @DisplayName("EC-N7, EC-N2: what one of them owed is repaid by what the other has")
    void debtIsSetOff() {
        desk.earn("mia", "o1", "2026-03-01", "30.00");
        desk.owe("leo", "a1", 20, "2026-04-01");
        desk.commit(merge());
        assertThat(desk.balance("mia", "2026-05-01").active()).isEqualTo(10);
        assertThat(desk.ledger("leo").debts()).isEmpty();
        desk.requireRebuilt("mia");

        desk.owe("zoe", "a2", 100, "2026-04-01");
        desk.commit(desk.books()
                .merge(new MergeRequest("m2", at("2026-05-02"), desk.ledger("mia"), desk.ledger("zoe"), List.of())));
        assertThat(desk.balance("zoe", "2026-05-02")).isEqualTo(new Balance("points", at("2026-05-02"), 0, 0, 90));
        desk.requireRebuilt("zoe");
    }

    @Test
    @DisplayName("EC-N7: awards that are given once are found and listed, and the counts are added")
    void repeatedAwardsAreListed() {
        EarningDecision mias = desk.earn("mia", "first", "2026-03-01", "30.00");
        EarningDecision leos = desk.earn("leo", "first", "2026-02-01", "50.00");

        MergeDecision merge = desk.commit(merge(mias, leos));

        assertThat(merge.collisions()).containsExactly(new Collision(WELCOME, 1, 1, 1L));
        assertThat(merge.collisions().get(0).excess()).isEqualTo(1);
        assertThat(merge.repeated())
                .containsExactly(
                        new RepeatedAward(mias.key(), "Welcome", "points", 1, WELCOME),
                        new RepeatedAward(leos.key(), "Welcome", "points", 1, WELCOME));
        assertThat(desk.ledger("mia").used(WELCOME)).isEqualTo(2);
        assertThat(desk.ledger("leo").used())
                .as("only the budget that all share")
                .hasSize(1);
    }

    @Test
    @DisplayName("EC-N7: what only one of them had used stays used, and a shared budget stays as it is")
    void whatOneHadUsedStaysUsed() {
        desk.earn("mia", "o1", "2026-03-01", "30.00");
        desk.earn("leo", "first", "2026-02-01", "50.00");
        LimitKey budget = new LimitKey("budget", "acme", LimitPeriod.EVER);
        assertThat(desk.ledger("mia").used(budget)).isEqualTo(1);

        MergeDecision merge = desk.commit(merge());

        assertThat(merge.collisions()).isEmpty();
        assertThat(merge.repeated()).isEmpty();
        assertThat(desk.ledger("mia").used(WELCOME)).isEqualTo(1);
        assertThat(desk.ledger("mia").used(budget)).isEqualTo(1);
    }

    @Test
    @DisplayName("EC-N7, EC-F1: an order from before the merge can be returned after it, with what came back before")
    void ordersFromBeforeTheMergeCanBeReturned() {
        EarningDecision mias = desk.earn("mia", "first", "2026-03-01", "30.00");
        EarningDecision leos = desk.earn("leo", "first", "2026-02-01", "50.00 20.00");
        ReversalDecision before = desk.reverse("leo", "r1", "2026-02-10", "1", leos);
        Renaming names = desk.commit(merge()).renaming();

        ReversalDecision after = desk.reverse("mia", "r2", "2026-05-02", "2", names.of(leos), before.renamed(names));

        assertThat(after.reversed("points")).isEqualTo(21);
        assertThat(desk.lotOf("mia", new LotId("first", "points", 2)).left()).isZero();
        assertThat(desk.lotOf("mia", lot("first")).left()).isEqualTo(31);
        assertThat(desk.ledger("mia").used(WELCOME))
                .as("that of the other order is free again")
                .isEqualTo(1);
        desk.requireRebuilt("mia");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        desk.reverse("mia", "r1", "2026-05-03", "1", names.of(leos), before.renamed(names), after))
                .as("a return from before the merge that is sent again")
                .withMessageContaining("was made before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.reverse("mia", "r3", "2026-05-03", "1", leos))
                .withMessageContaining("Maybe the two were merged");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.reverse("mia", "r3", "2026-05-03", "1", names.of(leos), before))
                .as("earlier returns need the names too")
                .withMessageContaining("r1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names.of(mias))
                .withMessageContaining("Maybe it can be used as it is?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after.renamed(names))
                .withMessageContaining("Maybe it can be used as it is?");
    }

    @Test
    @DisplayName("EC-N7, EC-F20: a return from before the merge can be undone after it")
    void returnsFromBeforeTheMergeCanBeUndone() {
        desk.earn("mia", "first", "2026-03-01", "30.00");
        EarningDecision leos = desk.earn("leo", "first", "2026-02-01", "50.00");
        ReversalDecision before = desk.reverse("leo", "r1", "2026-02-10", "1", leos);
        Renaming names = desk.commit(merge()).renaming();

        ReversalDecision undone = desk.undo("mia", "u1", "2026-05-02", "r1", names.of(leos), before.renamed(names));

        assertThat(undone.reversed("points")).isEqualTo(-51);
        assertThat(desk.lotOf("mia", new LotId("first", "points", 2)).left()).isEqualTo(51);
        desk.requireRebuilt("mia");
    }

    @Test
    @DisplayName("EC-N7, EC-F4: an order from before two merges is evaluated again by its old rules, as if alone")
    void ordersFromBeforeTheMergeAreEvaluatedAgain() {
        Desk shop = new Desk("expires: 12 months", "switches: { returns: re-evaluated }\n");
        EarningDecision leos = shop.earn("leo", "first", "2026-02-01", "50.00 20.00");
        shop.earn("mia", "first", "2026-03-01", "30.00");
        shop.earn("zoe", "first", "2026-03-01", "40.00");
        Renaming toMia = shop.merge("m1", "leo", "mia").renaming();
        Renaming toZoe = shop.merge("m2", "mia", "zoe").renaming();

        AwardReceipt receipt = toZoe.of(toMia.of(leos));
        ReversalDecision part = shop.reverse("zoe", "r1", "2026-05-02", "1", receipt);
        ReversalDecision rest = shop.reverse("zoe", "r2", "2026-05-03", "2", receipt, part);

        assertThat(part.mode()).isEqualTo(ReversalMode.RE_EVALUATED);
        assertThat(part.warnings()).isEmpty();
        assertThat(part.reversed("points"))
                .as("the welcome bonus of the order stays, although all three have had theirs")
                .isEqualTo(50);
        assertThat(part.booking().uses()).as("nothing comes free yet").isEmpty();
        assertThat(rest.reversed("points")).isEqualTo(21);
        assertThat(shop.ledger("zoe").used(new LimitKey("welcome", "zoe", LimitPeriod.EVER)))
                .isEqualTo(2);
        shop.requireRebuilt("zoe");
    }

    @Test
    void aReceiptWithOtherNamesIsWhatItWas() {
        EarningDecision leos = desk.earn("leo", "first", "2026-02-01", "50.00");
        AwardReceipt renamed = desk.commit(merge()).renaming().of(leos);

        assertThat(renamed.activity()).isEqualTo(leos.activity());
        assertThat(renamed.order()).isEqualTo(leos.order());
        assertThat(renamed.units()).isEqualTo(leos.units());
        assertThat(renamed.counted()).isEqualTo(leos.counted());
        assertThat(renamed.paid()).isEqualTo(leos.paid());
        assertThat(renamed.reversalMode()).isEqualTo(leos.reversalMode());
        assertThat(renamed.withoutVersion()).isEqualTo(leos.withoutVersion());
        assertThat(renamed.bodyHash()).isEqualTo(leos.bodyHash());
        assertThat(renamed.key()).isEqualTo(leos.key().of("mia"));
        assertThat(renamed.booking().entries()).isEqualTo(leos.booking().entries());
        assertThat(renamed.booking().expectations()).isEmpty();
        assertThat(renamed.awards()).hasSize(2);
        assertThat(renamed.lots()).isEqualTo(leos.lots());
        assertThat(renamed.replaced()).isNull();
    }

    @Test
    void whatIsCarriedOfUnitsGoesOver() {
        RemainderKey key = new RemainderKey("points", 1);
        Fraction half = Fraction.of(new BigDecimal("0.5"));
        LedgerSnapshot leo = new LedgerSnapshot(
                "leo", 0, List.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(Map.of(key, half)));
        LedgerSnapshot mia = LedgerSnapshot.empty("mia");

        MergeDecision merge = desk.books().merge(new MergeRequest("m1", at("2026-05-01"), leo, mia, List.of()));

        assertThat(mia.plus(merge).remainder(key)).isEqualTo(half);
        assertThat(leo.plus(merge).remainders()).isEmpty();
    }

    @Test
    void aLimitThatThePolicyDoesNotHaveAnyMoreIsNotExceeded() {
        assertThat(new Collision(WELCOME, 1, 1, null).excess()).isZero();
        assertThat(new Collision(WELCOME, 1, 1, 5L).excess()).isZero();
    }

    @Test
    void isBookedOnce() {
        desk.earn("leo", "o2", "2026-02-01", "50.00");
        MergeDecision merge = desk.commit(merge());

        assertThat(desk.again(merge)).isEqualTo(new CommitResult.Replayed(merge));
        assertThat(merge.key().member()).isEqualTo("mia");
        assertThat(merge.booking().key()).isEqualTo(merge.key());
        assertThat(merge.bookings())
                .extracting(booking -> booking.key().member())
                .containsExactly("mia", "leo");
    }

    @Test
    void refusesAMemberTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new MergeRequest("m1", at("2026-05-01"), desk.ledger("mia"), desk.ledger("mia"), List.of()))
                .withMessageContaining("same member")
                .withMessageContaining("Maybe");
    }
}
