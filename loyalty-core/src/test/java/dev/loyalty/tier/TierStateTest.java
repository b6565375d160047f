package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.receipt.TierJson;
import dev.loyalty.receipt.UnreadableReceiptException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host keeps of a level. */
class TierStateTest {

    @ParameterizedTest
    @DisplayName(
            "EC-D3, EC-D4, EC-D7: the last day is that of the programme's zone, to its end, whenever the next one begins")
    @CsvSource({
        "America/Los_Angeles,2026-06-30,2026-07-01T07:00:00Z",
        "Europe/London,2026-12-31,2027-01-01T00:00:00Z",
        "Europe/London,2026-06-30,2026-06-30T23:00:00Z",
        "Pacific/Auckland,2026-06-30,2026-06-30T12:00:00Z",
        "America/Sao_Paulo,2018-11-03,2018-11-04T03:00:00Z",
    })
    void theLastDayIsThatOfTheZone(String zone, LocalDate until, Instant due) {
        TierState state = TierState.of("m1", "gold", Instant.EPOCH, until, until);
        PolicyDefinition policy = Club.of(source(definition("").replace("Europe/London", zone), Club.BY_THRESHOLD))
                .policy();
        assertThat(state.due(ZoneId.of(zone))).contains(due);
        TierState given = new TierState(
                "m1",
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                java.util.List.of(new TierState.Gift("gold", Instant.EPOCH, until)),
                java.util.List.of());
        assertThat(given.levelAt(policy, due.minusNanos(1))).isEqualTo("gold");
        assertThat(given.levelAt(policy, due)).isNull();
        assertThat(given.due(ZoneId.of(zone))).contains(due);
    }

    @Test
    void nothingIsDueOfAMemberWithoutALevel() {
        assertThat(TierState.none("m1").due(ZoneId.of("Europe/London"))).isEmpty();
        assertThatThrownBy(() -> TierState.none(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isReadFromTheTextThatWasWritten() {
        Club club = Club.with("kept: end of year + 1 year\ngrace: 1 month\nupgrade: next-month");
        club.buys("o1", "2026-03-01T12:00", "400.00");
        club.changes("2026-03-02T12:00", new TierChange.SetFloor("silver", LocalDate.of(2029, 12, 31)));
        club.changes("2026-03-03T12:00", new TierChange.Give("gold", LocalDate.of(2029, 1, 31)));
        club.waits("2028-01-01T00:00");
        TierState state = club.tier();
        assertThat(state.grace()).isNotNull();
        assertThat(TierJson.read(TierJson.write(state))).isEqualTo(state);
        assertThat(TierJson.write(TierState.none("m1")))
                .isEqualTo("{\"format\":1,\"tier\":{\"member\":\"m1\",\"revision\":0,\"gifts\":[],\"given\":[]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"format\":2,\"tier\":{}}",
                "{\"format\":1}",
                "{\"format\":1,\"tier\":{}}",
                "{\"format\":1,\"tier\":{\"member\":\" \",\"revision\":0,\"gifts\":[],\"given\":[]}}",
                "{\"format\":1,\"tier\":{\"member\":\"m\",\"revision\":0,\"gifts\":[null],\"given\":[]}}",
                "{\"format\":1,\"tier\":{\"member\":\"m\",\"revision\":0,\"until\":\"soon\",\"gifts\":[],\"given\":[]}}",
                "{\"format\":1,\"tier\":{\"member\":\"m\",\"revision\":0,\"grace\":{},\"gifts\":[],\"given\":[]}}",
            })
    void refusesWhatIsNoState(String text) {
        assertThatThrownBy(() -> TierJson.read(text)).isInstanceOf(UnreadableReceiptException.class);
    }

    @Test
    void aDayThatIsOverEndsAGiftWithoutAnAssessment() {
        Club club = Club.with("");
        club.changes("2026-03-01T12:00", new TierChange.Give("gold", LocalDate.of(2026, 3, 31)));
        assertThat(club.tier().levelAt(club.policy(), time("2026-03-31T23:59:59")))
                .isEqualTo("gold");
        assertThat(club.tier().levelAt(club.policy(), time("2026-04-01T00:00"))).isNull();
    }
}
