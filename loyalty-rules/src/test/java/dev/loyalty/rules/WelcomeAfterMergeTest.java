package dev.loyalty.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loyalty.Loyalty;
import dev.loyalty.bookkeeping.MergeDecision;
import dev.loyalty.bookkeeping.MergeDecision.RepeatedAward;
import dev.loyalty.bookkeeping.MergeRequest;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Action;
import dev.loyalty.model.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a scenario cannot tell, as it has one member. */
class WelcomeAfterMergeTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String PROGRAMME = "welcome-and-actions";

    private final Loyalty loyalty = Loyalty.create();

    private EarningDecision join(LedgerSnapshot ledger, String event) {
        return loyalty.earn(
                new EarningRequest(PROGRAMME, Member.of(ledger.member()), Action.of(event, NOON, "sign-up"), ledger));
    }

    @Test
    @DisplayName(
            "P05: of a person who joined twice the merge tells which welcome was too much, and nobody is welcomed again")
    void welcomesAPersonOnce() {
        loyalty.policies().publish(ReadyMadePolicies.source(PROGRAMME)).orThrow();
        EarningDecision mias = join(LedgerSnapshot.empty("mia"), "join-1");
        EarningDecision miras = join(LedgerSnapshot.empty("mira"), "join-2");
        LedgerSnapshot mia = LedgerSnapshot.empty("mia").plus(mias.booking());
        LedgerSnapshot mira = LedgerSnapshot.empty("mira").plus(miras.booking());

        MergeDecision merge = loyalty.bookkeeping(PROGRAMME)
                .merge(new MergeRequest("merge-1", NOON.plusSeconds(60), mira, mia, List.of(mias, miras)));

        assertThat(merge.repeated())
                .extracting(RepeatedAward::rule, RepeatedAward::units)
                .containsOnly(tuple("Welcome points for joining", 100L));
        assertThat(join(mia.plus(merge.booking()), "join-3").awarded("points")).isZero();
    }
}
