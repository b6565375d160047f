package dev.loyalty.referral;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An advocate as the host knows them at the friend's event: at the qualification, not at the click.
 *
 * @param member as of the friend's event
 * @param ledger as the host holds it now
 * @param measures the values of the measures that the policy declares, as of the friend's event
 * @param signals by what the advocate can be recognised
 * @param status whether the advocate can be rewarded
 * @param formerly ids of accounts that were merged into this one; a claim on one of them is a claim on this
 * @param chain who referred the advocate, who referred that one, and so on; nearest first
 * @param friends how many different friends the advocate brought whose referrals stand, this friend not counted; {@link
 *     ReferralHistory#friends} tells it
 */
public record Advocate(
        Member member,
        LedgerSnapshot ledger,
        MeasureValues measures,
        Signals signals,
        AdvocateStatus status,
        SortedSet<String> formerly,
        List<String> chain,
        long friends) {

    /** @throws IllegalArgumentException if the ledger is of another member, or the number is negative */
    public Advocate {
        Texts.sameMember(member, ledger);
        Objects.requireNonNull(measures, "measures");
        Objects.requireNonNull(signals, "signals");
        Objects.requireNonNull(status, "status");
        formerly = Collections.unmodifiableSortedSet(new TreeSet<>(formerly));
        chain = List.copyOf(chain);
        if (friends < 0) {
            throw new IllegalArgumentException("advocate " + member.id() + " has " + friends + " friends.");
        }
    }

    /** Begins with an active advocate whom nobody referred and of whom nothing else is known. */
    public static Builder builder(Member member, LedgerSnapshot ledger) {
        return new Builder(member, ledger);
    }

    /** Whether this id is the advocate's, or was. */
    boolean is(String id) {
        return member.id().equals(id) || formerly.contains(id);
    }

    /** Builds an {@link Advocate}; not thread-safe. */
    public static final class Builder {
        private final Member member;
        private final LedgerSnapshot ledger;
        private MeasureValues measures = MeasureValues.none();
        private Signals signals = Signals.none();
        private AdvocateStatus status = AdvocateStatus.ACTIVE;
        private final SortedSet<String> formerly = new TreeSet<>();
        private List<String> chain = List.of();
        private long friends;

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

        public Builder status(AdvocateStatus now) {
            status = now;
            return this;
        }

        /** An id that was merged into this one. */
        public Builder formerly(String id) {
            formerly.add(id);
            return this;
        }

        /** Who referred the advocate, who referred that one, and so on. */
        public Builder chain(List<String> nearestFirst) {
            chain = List.copyOf(nearestFirst);
            return this;
        }

        public Builder friends(long standing) {
            friends = standing;
            return this;
        }

        public Advocate build() {
            return new Advocate(member, ledger, measures, signals, status, formerly, chain, friends);
        }
    }
}
