package dev.loyalty.bookkeeping;

import static dev.loyalty.bookkeeping.Desk.ZONE;
import static dev.loyalty.bookkeeping.Desk.at;
import static dev.loyalty.bookkeeping.Desk.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.bookkeeping.OpeningDecision.ImportedLot;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A shop that migrates on 1 May 2026. */
class OpeningTest {

    private static final Expiry JUNE = new Expiry.EndOf(LocalDate.parse("2026-06-30"), ZONE);

    private final Desk desk = new Desk("pending: 14 days, expires: 12 months");

    private OpeningDecision open(OpeningLot... lots) {
        return desk.books().open(new OpeningRequest("migration", at("2026-05-01"), List.of(lots), desk.ledger("mia")));
    }

    @Test
    void unitsKeepTheDatesOfTheOldSystem() {
        OpeningLot own = OpeningLot.of("points", 100, at("2025-03-01"), JUNE);
        OpeningLot byPolicy = OpeningLot.of("points", 50, at("2025-08-01"));
        OpeningLot waiting =
                new OpeningLot("points", 7, at("2026-04-25"), new Activation.At(at("2026-05-09")), null, "ORD-77");
        OpeningLot credit = OpeningLot.of("credit", 1250, at("2026-01-01"));

        OpeningDecision opening = desk.commit(open(own, byPolicy, waiting, credit));

        assertThat(opening.imported())
                .containsExactly(
                        new ImportedLot(lot("migration"), own),
                        new ImportedLot(new LotId("migration", "points", 2), byPolicy),
                        new ImportedLot(new LotId("migration", "points", 3), waiting),
                        new ImportedLot(new LotId("migration", "credit", 1), credit));
        assertThat(opening.booking().entries()).allMatch(entry -> entry.kind() == EntryKind.IMPORTED);
        assertThat(desk.balance("mia", "2026-05-01")).isEqualTo(new Balance("points", at("2026-05-01"), 7, 150, 0));
        assertThat(desk.balance("mia", "2026-07-01").active()).isEqualTo(57);
        assertThat(desk.balance("mia", "2026-08-02").active()).isEqualTo(7);
        assertThat(desk.lotOf("mia", lot("migration")).earnedAt()).isEqualTo(at("2025-03-01"));
        assertThat(desk.ledger("mia").balance("credit", at("2026-05-01")).active())
                .isEqualTo(1250);
        desk.requireRebuilt("mia");
    }

    @Test
    void isImportedOnceHoweverOftenItIsSent() {
        OpeningDecision opening = desk.commit(open(OpeningLot.of("points", 100, at("2026-03-01"))));

        assertThat(desk.again(opening)).isEqualTo(new CommitResult.Replayed(opening));
        assertThat(desk.balance("mia", "2026-05-01").active()).isEqualTo(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(OpeningLot.of("points", 100, at("2026-03-01"))))
                .withMessageContaining("already issued");
    }

    @Test
    @DisplayName("EC-N2: debts come along, and are repaid by lots that come along")
    void debtsComeAlong() {
        OpeningDecision opening = desk.commit(desk.books()
                .open(new OpeningRequest(
                        "migration",
                        at("2026-05-01"),
                        List.of(OpeningLot.of("points", 30, at("2026-03-01"))),
                        new TreeMap<>(Map.of("points", 50L, "credit", 99L)),
                        List.of(),
                        desk.ledger("mia"))));

        assertThat(desk.ledger("mia").debts()).isEqualTo(Map.of("points", 20L, "credit", 99L));
        assertThat(Desk.units(opening.booking(), EntryKind.REPAID)).containsExactly(-30L, 30L);
    }

    @Test
    @DisplayName("EC-N2: debts that come along are repaid by what is there already")
    void debtsAreRepaidByWhatIsThere() {
        desk.earn("mia", "o1", "2026-03-01", "80.00");

        desk.commit(desk.books()
                .open(new OpeningRequest(
                        "migration",
                        at("2026-05-01"),
                        List.of(OpeningLot.of("points", 30, at("2026-03-01"))),
                        new TreeMap<>(Map.of("points", 50L)),
                        List.of(),
                        desk.ledger("mia"))));

        assertThat(desk.balance("mia", "2026-05-01")).isEqualTo(new Balance("points", at("2026-05-01"), 0, 60, 0));
        assertThat(desk.ledger("mia").debts()).isEmpty();
    }

    @Test
    void whatWasUsedOfLimitsComesAlong() {
        LimitKey welcome = new LimitKey("welcome", "mia", LimitPeriod.EVER);
        desk.commit(desk.books()
                .open(new OpeningRequest(
                        "migration",
                        at("2026-05-01"),
                        List.of(),
                        new TreeMap<>(),
                        List.of(new LimitUse(welcome, 1)),
                        desk.ledger("mia"))));

        assertThat(desk.earn("mia", "first", "2026-05-02", "10.00").awarded("points"))
                .as("no second welcome bonus")
                .isEqualTo(10);
    }

    @Test
    void unitsThatArePastComeAlongAsExpired() {
        desk.commit(open(OpeningLot.of("points", 100, at("2024-03-01"))));

        assertThat(desk.balance("mia", "2026-05-01").total()).isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(OpeningLot.of("point", 1, at("2026-03-01"))))
                .withMessageContaining("Maybe \"points\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningLot.of("points", -5, at("2026-03-01")))
                .withMessageContaining("-5")
                .withMessageContaining("Maybe OpeningRequest.debts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningRequest(
                        "migration",
                        at("2026-05-01"),
                        List.of(),
                        new TreeMap<>(Map.of("points", 0L)),
                        List.of(),
                        desk.ledger("mia")))
                .withMessageContaining("debts of \"points\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.books()
                        .open(new OpeningRequest(
                                "migration",
                                at("2026-05-01"),
                                List.of(),
                                new TreeMap<>(Map.of("miles", 1L)),
                                List.of(),
                                desk.ledger("mia"))))
                .withMessageContaining("miles");
    }
}
