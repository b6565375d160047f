package dev.loyalty;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.Fixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.Policies;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.Publication;
import dev.loyalty.policy.VersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SwapUnderLoadTest {

    private static final int THREADS = 3;
    private static final int CALLS = 10_000;
    private static final int SWAPS = 50;
    private static final List<Order> ORDERS =
            List.of(order("o1", "9.99"), order("o2", "5.00", "7.35"), order("o3", "100"));

    private static PolicySource worth(String programme, long points) {
        return policy(
                DEFINITION.replace("id: acme", "id: " + programme).replace("value: 1 }", "value: " + points + " }"),
                ONE_PER_POUND);
    }

    private static EarningRequest request(String programme, Order order) {
        return new EarningRequest(programme, Member.of("m1"), order, LedgerSnapshot.empty("m1"));
    }

    @Test
    @Timeout(180)
    @DisplayName("EC-X9: every receipt of 10,000 calls during 50 swaps is that of exactly one version")
    void pinsEveryCallToOneVersion() throws Exception {
        Loyalty loyalty = Loyalty.create();
        Policies policies = loyalty.policies();
        Map<VersionId, PolicyVersion> versions = new TreeMap<>(java.util.Comparator.comparing(VersionId::toString));
        PolicyVersion first = policies.publish(worth("acme", 1)).orThrow();
        versions.put(first.id(), first);
        ConcurrentLinkedQueue<EarningDecision> decisions = new ConcurrentLinkedQueue<>();
        AtomicInteger calls = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                running.add(threads.submit(() -> {
                    int call = calls.getAndIncrement();
                    while (call < CALLS) {
                        decisions.add(loyalty.earn(request("acme", ORDERS.get(call % ORDERS.size()))));
                        call = calls.getAndIncrement();
                    }
                }));
            }
            for (int swap = 1; swap <= SWAPS; swap++) {
                while (calls.get() < CALLS * swap / (SWAPS + 1)) {
                    Thread.onSpinWait();
                }
                PolicyVersion version =
                        policies.publish(worth("acme", 1 + swap % 4)).orThrow();
                versions.put(version.id(), version);
                assertThat(policies.publish(policy(DEFINITION, ONE_PER_POUND.replace("end", ""))))
                        .isInstanceOf(Publication.Refused.class);
                assertThat(policies.live("acme").id()).isEqualTo(version.id());
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(decisions).hasSize(CALLS);
        Map<String, EarningDecision> alone = new TreeMap<>();
        versions.values()
                .forEach(version -> ORDERS.forEach(order ->
                        alone.put(version.id() + " " + order.id(), loyalty.earn(version, request("acme", order)))));
        TreeSet<String> seen = new TreeSet<>();
        for (EarningDecision decision : decisions) {
            String name = decision.version() + " " + decision.order().id();
            assertThat(decision).isEqualTo(alone.get(name));
            seen.add(decision.version().toString());
        }
        assertThat(seen).hasSize(4);
        assertThat(policies.history("acme")).hasSize(SWAPS + 1);
    }

    @Test
    void rollsBackAndKeepsTheHistory() {
        Loyalty loyalty = Loyalty.create();
        Policies policies = loyalty.policies();
        VersionId one = policies.publish(worth("acme", 1)).orThrow().id();
        VersionId two = policies.publish(worth("acme", 2)).orThrow().id();

        assertThat(policies.rollBack("acme").id()).isEqualTo(one);
        assertThat(loyalty.earn(request("acme", order("o1", "10.00"))).awarded("points"))
                .isEqualTo(10);
        assertThat(policies.history("acme")).containsExactly(one, two, one);
        assertThatThrownBy(() -> policies.rollBack("acme")).isInstanceOf(IllegalStateException.class);
        assertThat(policies.live("acme").id()).isEqualTo(one);
    }

    @Test
    void keepsMerchantsApart() {
        Loyalty loyalty = Loyalty.create();
        for (int merchant = 1; merchant <= 5; merchant++) {
            loyalty.policies().publish(worth("shop-" + merchant, merchant)).orThrow();
        }
        for (int merchant = 1; merchant <= 5; merchant++) {
            assertThat(loyalty.earn(request("shop-" + merchant, order("o1", "10.00")))
                            .awarded("points"))
                    .isEqualTo(10L * merchant);
        }
        assertThat(loyalty.policies().programmes()).hasSize(5);
        assertThatThrownBy(() -> loyalty.earn(loyalty.policies().live("shop-1"), request("shop-2", ORDERS.get(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
