package dev.loyalty.referral;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The friend as the host knows them at the event.
 *
 * @param member as of the event
 * @param ledger as the host holds it now
 * @param measures the values of the measures that the policy declares, as of the event
 * @param signals by what the friend can be recognised
 * @param orders how many orders the friend made before the event under this id, not negative
 * @param earlier members and guests who were there before and have a signal in common with the friend, by id
 * @param formerly ids of accounts that were merged into this one
 * @param record what is on record of the friend's claims and referrals
 */
public record Friend(
        Member member,
        LedgerSnapshot ledger,
        MeasureValues measures,
        Signals signals,
        long orders,
        List<EarlierMember> earlier,
        SortedSet<String> formerly,
        FriendRecord record) {

    /** @throws IllegalArgumentException if the ledger is of another member, or the number is negative */
    public Friend {
        Texts.sameMember(member, ledger);
        Objects.requireNonNull(measures, "measures");
        Objects.requireNonNull(signals, "signals");
        Objects.requireNonNull(record, "record");
        earlier = EarlierMembers.distinct(earlier);
        formerly = Collections.unmodifiableSortedSet(new TreeSet<>(formerly));
        if (orders < 0) {
            throw new IllegalArgumentException("friend " + member.id() + " made " + orders + " orders before.");
        }
    }

    /** Begins with a friend of whom nothing else is known. */
    public static Builder builder(Member member, LedgerSnapshot ledger) {
        return new Builder(member, ledger);
    }

    /** Whether this id is the friend's, or was. */
    boolean is(String id) {
        return member.id().equals(id) || formerly.contains(id);
    }

    /** Builds a {@link Friend}; not thread-safe. */
    public static final class Builder {
        private final Member member;
        private final LedgerSnapshot ledger;
        private MeasureValues measures = MeasureValues.none();
        private Signals signals = Signals.none();
        private long orders;
        private final List<EarlierMember> earlier = new ArrayList<>();
        private final SortedSet<String> formerly = new TreeSet<>();
        private FriendRecord record = FriendRecord.empty();

        private Builder(Member member, LedgerSnapshot ledger) {
            this.member = member;
            this.ledger = ledger;
        }

        public Builder measures(MeasureValues values) {
            measures = values;
            return this;
        }

        public Builder signals(Signals known) {
            signals = known;
            return this;
        }

        /** How many orders the friend made before, under this id. */
        public Builder orders(long before) {
            orders = before;
            return this;
        }

        public Builder earlier(EarlierMember someone) {
            earlier.add(someone);
            return this;
        }

        public Builder earlier(List<EarlierMember> some) {
            earlier.addAll(some);
            return this;
        }

        /** An id that was merged into this one. */
        public Builder formerly(String id) {
            formerly.add(id);
            return this;
        }

        public Builder record(FriendRecord known) {
            record = known;
            return this;
        }

        public Friend build() {
            return new Friend(member, ledger, measures, signals, orders, earlier, formerly, record);
        }
    }
}
