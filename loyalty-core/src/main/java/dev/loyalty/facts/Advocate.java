package dev.loyalty.facts;

/** The one who refers, as of the friend's event. Has the fields and attributes of a {@link Member}. */
public class Advocate extends Member {

    private final boolean active;
    private final long friends;
    private final long depth;

    /**
     * @param active whether the advocate can be rewarded
     * @param friends how many other friends the advocate brought
     * @param depth how many advocates are above this one
     */
    public Advocate(Member member, boolean active, long friends, long depth) {
        super(member);
        this.active = active;
        this.friends = friends;
        this.depth = depth;
    }

    /** The same advocate, for the type that adds a merchant's attributes. */
    protected Advocate(Advocate same) {
        super(same);
        this.active = same.active;
        this.friends = same.friends;
        this.depth = same.depth;
    }

    /** Whether the advocate is there and not blocked. */
    public boolean isActive() {
        return active;
    }

    /** How many different friends the advocate brought before, whose referrals still stand; this friend not counted. */
    public long getFriends() {
        return friends;
    }

    /** How many advocates are above this one: 0 for somebody whom nobody referred. */
    public long getDepth() {
        return depth;
    }
}
