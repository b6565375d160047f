package dev.loyalty.attack;

import dev.loyalty.attack.Attack.Effectiveness;
import host.Effect;
import host.vocab.Earn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.kie.api.KieBase;

/**
 * Runs attacks in the engine without guards, in a JVM of its own, and prints what came of each: its id and an
 * {@link Effectiveness}. An ordinary rule goes first, which must come to its end in the same time. Arguments: how long an
 * attack may take in milliseconds, then ids.
 */
final class PlainRun {

    private static final Attack ORDINARY = new Attack(
            "ordinary",
            "ends in time and has no effect",
            Effectiveness.NOTHING,
            Attack.Outcome.of("none 0"),
            "rule \"r\" when $order : Order( lineCount > 1 ) Line() then earn.points( $order, 1 ); end");

    private PlainRun() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("host.secret", String.valueOf(Earn.SECRET));
        long patience = Long.parseLong(arguments[0]);
        Map<String, Attack> attacks = new LinkedHashMap<>();
        Attack.all().forEach(attack -> attacks.put(attack.id(), attack));
        attack(ORDINARY);
        System.out.println(outcome(ORDINARY, patience));
        for (int i = 1; i < arguments.length; i++) {
            System.out.println(outcome(attacks.get(arguments[i]), patience));
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** What comes of an attack on a thread of its own, which nothing can end if it hangs. */
    private static String outcome(Attack attack, long patience) throws InterruptedException {
        Effect.reset();
        AtomicReference<String> outcome = new AtomicReference<>(Effectiveness.EXHAUSTS.name());
        Thread thread = new Thread(() -> outcome.set(attack(attack)), attack.id());
        thread.setDaemon(true);
        thread.start();
        thread.join(patience);
        return attack.id() + " " + outcome.get();
    }

    private static String attack(Attack attack) {
        KieBase base;
        try {
            base = PlainDrools.build(attack.text());
        } catch (Throwable refused) {
            return Effect.seen().isPresent() ? Effectiveness.LOAD.name() : invalid(refused);
        }
        if (Effect.seen().isPresent()) {
            return Effectiveness.LOAD.name();
        }
        try {
            List<String> segments = PlainDrools.run(base);
            if (Effect.seen().isPresent() || segments.size() != 12) {
                return Effectiveness.RUN.name();
            }
        } catch (OutOfMemoryError | StackOverflowError exhausted) {
            return Effectiveness.EXHAUSTS.name();
        } catch (Throwable failed) {
            return Effect.seen().isPresent() ? Effectiveness.RUN.name() : rootOf(failed);
        }
        return attack.plain() == Effectiveness.LATER && seenLater()
                ? Effectiveness.LATER.name()
                : Effectiveness.NOTHING.name();
    }

    private static String rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean exhausted = root instanceof VirtualMachineError;
        return exhausted
                ? Effectiveness.EXHAUSTS.name()
                : Effectiveness.FAILS.name() + " "
                        + root.toString().lines().findFirst().orElse("");
    }

    private static String invalid(Throwable refused) {
        return refused instanceof VirtualMachineError
                ? Effectiveness.EXHAUSTS.name()
                : Effectiveness.INVALID.name() + " "
                        + refused.toString().lines().findFirst().orElse("");
    }

    private static boolean seenLater() {
        for (int i = 0; i < 100 && Effect.seen().isEmpty(); i++) {
            System.gc();
            try {
                Thread.sleep(20);
            } catch (InterruptedException ended) {
                return false;
            }
        }
        return Effect.seen().isPresent();
    }
}
