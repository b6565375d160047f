package dev.loyalty.facts;

/**
 * The member's past as of the activity: a field for each measure of {@code policy.yaml}, such as
 * {@code History( spent12Months >= policy.gold )}.
 */
public class History {

    public History() {}

    /** The same history, for the type that adds the policy's measures. */
    protected History(History same) {}
}
