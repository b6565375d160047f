package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.redemption.Desks.desk;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Member;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedemptionContentionTest {

    private static final int ROUNDS = 10_000;
    private static final int BALANCE = 100;
    private static final int WISH = 80;

    private record Opening(Booking booking) implements Receipt {
        @Override
        public String bodyHash() {
            return "opening";
        }
    }

    private final Loyalty loyalty =
            desk(forOrder("Points", "redeem.points( policy.hundred ).worth( policy.pound ).off( $order )"));
    private final InMemoryLedger store = new InMemoryLedger();
    private final AtomicInteger winners = new AtomicInteger();

    /** Redeems as a backend does: what is stale is read and evaluated again, until it is booked or declined. */
    private void redeem(String member, String id) {
        while (true) {
            RedemptionDecision decision = loyalty.redeem(new RedemptionRequest(
                    "acme",
                    id,
                    NOON,
                    Member.of(member),
                    order("200.00"),
                    List.of(Wish.units("Points", WISH)),
                    store.snapshot("acme", member)));
            if (!(decision instanceof Accepted accepted)) {
                return;
            }
            if (store.commit(accepted) instanceof CommitResult.Committed) {
                winners.incrementAndGet();
                return;
            }
        }
    }

    @Test
    @DisplayName("EC-X1: two threads redeem 80 of 100 units: exactly one wins, in each of 10,000 rounds")
    void exactlyOneWins() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String member = "m" + round;
            store.commit(new Opening(new Booking(
                    new IdempotencyKey("acme", member, "given", Calculation.EARNING),
                    LedgerArithmetic.issue(
                            store.snapshot("acme", member),
                            new LotId("given", "points", 1),
                            BALANCE,
                            LotTerms.activeAtOnce(NOON, new Expiry.Never())),
                    List.of(),
                    List.of())));
        }
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both =
                    List.of(threads.submit(() -> all(together, "left")), threads.submit(() -> all(together, "right")));
            for (Future<?> thread : both) {
                thread.get(5, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(winners).hasValue(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(store.snapshot("acme", "m" + round)
                            .balance("points", NOON)
                            .active())
                    .isEqualTo(BALANCE - WISH);
        }
    }

    private Void all(CyclicBarrier together, String id) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            together.await(1, TimeUnit.MINUTES);
            redeem("m" + round, id);
        }
        return null;
    }
}
