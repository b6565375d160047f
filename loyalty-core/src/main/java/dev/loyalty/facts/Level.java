package dev.loyalty.facts;

import java.math.BigDecimal;

/**
 * A level that the policy declares: {@code Level( held, freeReturns )}. All levels are facts, each with a field for every
 * benefit that the policy declares.
 */
public class Level {

    private final String name;
    private final BigDecimal threshold;
    private final boolean held;
    private final boolean reached;

    public Level(String name, BigDecimal threshold, boolean held, boolean reached) {
        this.name = name;
        this.threshold = threshold;
        this.held = held;
        this.reached = reached;
    }

    /** The same level, for the type that adds the policy's benefits. */
    protected Level(Level same) {
        this(same.name, same.threshold, same.held, same.reached);
    }

    /** The name in {@code policy.yaml}. */
    public String getName() {
        return name;
    }

    /** The number that ranks the level. */
    public BigDecimal getThreshold() {
        return threshold;
    }

    /** Whether it is the member's level. */
    public boolean isHeld() {
        return held;
    }

    /** Whether the member has this level or a higher one. */
    public boolean isReached() {
        return reached;
    }
}
