package dev.loyalty.referral;

import dev.loyalty.model.SignalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a friend's signals with the advocate's and with those of earlier members. */
final class Comparison {

    private Comparison() {}

    /** One entry for each kind of signal that is known of the friend. */
    static List<SignalEvidence> evidence(Friend friend, @Nullable Advocate advocate) {
        List<SignalEvidence> evidence = new ArrayList<>();
        for (SignalKind kind : friend.signals().hashes().keySet()) {
            SortedSet<String> members = new TreeSet<>();
            SortedSet<String> buyers = new TreeSet<>();
            for (EarlierMember earlier : friend.earlier()) {
                boolean other = !friend.is(earlier.id()) && (advocate == null || !advocate.is(earlier.id()));
                if (other && friend.signals().shares(kind, earlier.signals())) {
                    members.add(earlier.id());
                    if (earlier.orders() > 0) {
                        buyers.add(earlier.id());
                    }
                }
            }
            boolean shared = advocate != null && friend.signals().shares(kind, advocate.signals());
            evidence.add(new SignalEvidence(kind, shared, members, buyers));
        }
        return List.copyOf(evidence);
    }

    /** The orders before the event under every identity: the friend's own, and those of who is the same person. */
    static long orders(Friend friend, Set<SignalKind> samePerson) {
        long orders = friend.orders();
        for (EarlierMember earlier : friend.earlier()) {
            boolean same = samePerson.stream().anyMatch(kind -> friend.signals().shares(kind, earlier.signals()));
            if (same && !earlier.id().equals(friend.member().id())) {
                orders = Math.addExact(orders, earlier.orders());
            }
        }
        return orders;
    }
}
