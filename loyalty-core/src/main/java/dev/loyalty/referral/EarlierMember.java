package dev.loyalty.referral;

/**
 * Somebody who was there before the friend and has a signal in common with the friend: another member, or a guest who
 * bought. The host finds them by the hashes.
 *
 * @param id of the member, or what the host calls the guest; never blank
 * @param signals by what they can be recognised
 * @param orders how many orders they made before the friend's event, not negative
 */
public record EarlierMember(String id, Signals signals, long orders) {

    /** @throws IllegalArgumentException if the id is blank or the number negative */
    public EarlierMember {
        Texts.notBlank(id, "id of an earlier member");
        if (orders < 0) {
            throw new IllegalArgumentException("earlier member " + id + " has " + orders + " orders.");
        }
    }
}
