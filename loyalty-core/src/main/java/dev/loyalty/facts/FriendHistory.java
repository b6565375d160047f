package dev.loyalty.facts;

/** The friend's past as of the friend's event: a field for each measure, as {@link History}. */
public class FriendHistory {

    public FriendHistory() {}

    /** The same history, for the type that adds the policy's measures. */
    protected FriendHistory(FriendHistory same) {}
}
