package dev.loyalty.soak;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Publishes version after version, good ones and refused ones, while calls go on, and shows whether anything grows. Ends
 * with 1 if a call failed, a call was answered by no version, or heap, metaspace, classes or threads grew from the first
 * tenth of the swaps to the last. Calls with and without swaps are measured in turn, so that both meet the same machine.
 */
public final class SwapSoak {

    private static final int CALLERS = 2;
    private static final int TENTHS = 10;

    private final Loyalty loyalty = Loyalty.create();

    private SwapSoak() {}

    /** @param arguments how many versions to publish */
    public static void main(String[] arguments) throws Exception {
        int swaps = arguments.length == 0 ? 3_000 : Integer.parseInt(arguments[0]);
        System.exit(new SwapSoak().run(swaps) ? 0 : 1);
    }

    private boolean run(int swaps) throws InterruptedException, ExecutionException {
        publish(0);
        Callers callers = new Callers(loyalty, CALLERS);
        Latencies quiet = new Latencies();
        Latencies swapping = new Latencies();
        Latencies publications = new Latencies();
        Latencies refusals = new Latencies();
        List<Health> health = new ArrayList<>();
        try {
            Thread.sleep(5_000);
            for (int swap = 1; swap <= swaps; swap++) {
                callers.countIn(swapping);
                int number = swap;
                time(publications, () -> publish(number));
                time(refusals, () -> refuse(number));
                if (swap % Math.max(1, swaps / TENTHS) == 0) {
                    callers.countIn(new Latencies());
                    health.add(Health.afterCollection());
                    System.out.printf("%6d swaps: %s%n", swap, health.get(health.size() - 1));
                    callers.countIn(quiet);
                    Thread.sleep(5_000);
                }
            }
        } finally {
            callers.stop();
        }
        System.out.println("calls, no swaps:   " + quiet);
        System.out.println("calls, with swaps: " + swapping);
        System.out.printf("p99 with swaps is %.1f times p99 without%n", (double) swapping.at(0.99) / quiet.at(0.99));
        System.out.println("published: " + publications);
        System.out.println("refused:   " + refusals);
        return isFlat(health);
    }

    private static void time(Latencies latencies, Runnable work) {
        long before = System.nanoTime();
        work.run();
        latencies.add(System.nanoTime() - before);
    }

    /** Each has another rule, so that each is compiled. */
    private void publish(int number) {
        String rule = Fixture.ONE_PER_POUND.replace("Order()", "Order( lineCount != " + -number + " )")
                + Fixture.ONE_PER_POUND.replace("One point", "Another point " + number);
        loyalty.policies()
                .publish(PolicySource.text(Map.of("policy.yaml", Fixture.DEFINITION, "earning.drl", rule)))
                .orThrow();
    }

    /** By turns a parameter that does not exist, and a call that is refused in the byte code. */
    private void refuse(int number) {
        String broken =
                Fixture.ONE_PER_POUND.replace("policy.points", number % 2 == 0 ? "policy.pionts" : "System.exit(1)");
        Publication publication = loyalty.policies()
                .publish(PolicySource.text(Map.of("policy.yaml", Fixture.DEFINITION, "earning.drl", broken)));
        if (!(publication instanceof Publication.Refused)) {
            throw new IllegalStateException("a broken policy was published");
        }
    }

    /** Compared with what is held after the first tenth, by when all is warm. */
    private static boolean isFlat(List<Health> health) {
        Health first = health.get(0);
        Health last = health.get(health.size() - 1);
        boolean flat = last.heap() < first.heap() * 1.2 + 4_000_000
                && last.metaspace() < first.metaspace() * 1.1
                && last.classes() < first.classes() * 1.05
                && last.threads() <= first.threads() + 1;
        System.out.println(flat ? "flat" : "NOT FLAT");
        return flat;
    }
}
