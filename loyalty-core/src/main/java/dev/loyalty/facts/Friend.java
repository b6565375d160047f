package dev.loyalty.facts;

import org.jspecify.annotations.Nullable;

/** The one who was referred, and whose event this is. Has the fields and attributes of a {@link Member}. */
public class Friend extends Member {

    private final long orders;
    private final @Nullable Long orderNumber;

    /**
     * @param orders how many orders there were before, under all identities
     * @param ordering whether the event is an order
     */
    public Friend(Member member, long orders, boolean ordering) {
        super(member);
        this.orders = orders;
        this.orderNumber = ordering ? Math.addExact(orders, 1) : null;
    }

    /** The same friend, for the type that adds a merchant's attributes. */
    protected Friend(Friend same) {
        super(same);
        this.orders = same.orders;
        this.orderNumber = same.orderNumber;
    }

    /** How many orders the friend made before this event, under every identity that the host knows, guests included. */
    public long getOrders() {
        return orders;
    }

    /** Which order of the friend this is: 1 for the first, under every identity. Null if the event is no order. */
    public @Nullable Long getOrderNumber() {
        return orderNumber;
    }
}
