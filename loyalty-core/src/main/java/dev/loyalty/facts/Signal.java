package dev.loyalty.facts;

/**
 * One kind of thing by which the friend can be recognised: {@code Signal( kind == "device", shared )}. There is one for
 * each kind that the host gave of the friend.
 */
public final class Signal {

    private final String kind;
    private final boolean shared;
    private final long members;
    private final long buyers;

    /**
     * @param shared whether the advocate has the same
     * @param members how many other members have the same
     * @param buyers how many of those bought something
     */
    public Signal(String kind, boolean shared, long members, long buyers) {
        this.kind = kind;
        this.shared = shared;
        this.members = members;
        this.buyers = buyers;
    }

    /** {@code email}, {@code phone}, {@code address}, {@code card}, {@code device}, {@code ip} or {@code name}. */
    public String getKind() {
        return kind;
    }

    /** Whether the advocate has the same. */
    public boolean isShared() {
        return shared;
    }

    /** How many earlier members have the same, the friend and the advocate not counted. */
    public long getMembers() {
        return members;
    }

    /** How many of these members bought something. */
    public long getBuyers() {
        return buyers;
    }
}
