package dev.loyalty.internal.drools;

import org.drools.base.factmodel.GeneratedFact;
import org.drools.model.Drools;
import org.jspecify.annotations.Nullable;

/**
 * What compiled rules draw on their {@link Budget} through: {@link Instrumenter} puts calls of these methods into them,
 * after they were verified. Authors cannot name this class. Public because compiled rules live in another package.
 */
public final class Guarded {

    /** Roughly what the engine keeps of a pair of facts. */
    private static final int BYTES_OF_PAIR = 128;

    /** Roughly what a proposal, a derived fact or a value that is kept takes; texts are counted when they are made. */
    private static final int BYTES_OF_OBJECT = 512;

    private static final int BYTES_OF_ELEMENT = 8;

    private Guarded() {}

    /** A method that loops begins, or a loop turns. */
    public static void tick() {
        Budget.current().tick();
    }

    /** A rule calls a verb. */
    public static void verb() {
        Budget budget = Budget.current();
        budget.tick();
        budget.allocate(BYTES_OF_OBJECT);
    }

    /** An array of this length is made. */
    public static int array(int length) {
        Budget.current().allocate((long) Math.max(length, 0) * BYTES_OF_ELEMENT);
        return length;
    }

    /** A loop keeps a value, of whatever size, in an array. */
    public static void kept() {
        Budget.current().allocate(BYTES_OF_OBJECT);
    }

    /** A rule derives a fact. */
    public static void insert(Drools engine, @Nullable Object fact) {
        if (!(fact instanceof GeneratedFact)) {
            throw new IllegalArgumentException(
                    "only types that the policy declares can be derived, not " + fact + ". Maybe insert( new … )?");
        }
        Budget budget = Budget.current();
        budget.derived();
        budget.allocate(BYTES_OF_OBJECT);
        engine.insert(fact);
    }

    /** A fact is tried with others; always true, because it stands as a condition. See {@link JoinGuard}. */
    static boolean pair() {
        Budget budget = Budget.current();
        budget.tick();
        budget.allocate(BYTES_OF_PAIR);
        return true;
    }

    /** What is thrown passes a method of the rules on its way out. */
    public static void failed(Throwable thrown, String type, @Nullable Object[] arguments) {
        Budget.current().failed(thrown, type, arguments);
    }
}
