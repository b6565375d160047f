package dev.loyalty.facts;

/** The advocate's past as of the friend's event: a field for each measure, as {@link History}. */
public class AdvocateHistory {

    public AdvocateHistory() {}

    /** The same history, for the type that adds the policy's measures. */
    protected AdvocateHistory(AdvocateHistory same) {}
}
