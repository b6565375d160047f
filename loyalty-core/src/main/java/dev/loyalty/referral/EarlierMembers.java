package dev.loyalty.referral;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists of earlier members. */
final class EarlierMembers {

    private EarlierMembers() {}

    /** Sorted by id, each once. */
    static List<EarlierMember> distinct(List<EarlierMember> members) {
        SortedMap<String, EarlierMember> byId = new TreeMap<>();
        for (EarlierMember member : members) {
            EarlierMember other = byId.putIfAbsent(member.id(), member);
            if (other != null && !other.equals(member)) {
                throw new IllegalArgumentException("earlier member " + member.id()
                        + " is given twice, with different signals or orders. Maybe join the two?");
            }
        }
        return List.copyOf(byId.values());
    }
}
