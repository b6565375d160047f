package dev.loyalty.referral;

import dev.loyalty.model.Span;
import dev.loyalty.policy.definition.ClaimChoice;
import dev.loyalty.policy.definition.GoneAdvocate;
import dev.loyalty.policy.definition.ReferralTerms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which claim counts, judged at the event and not at the click: the first or the last that is valid. What makes a
 * claim invalid is the same for every way in, a claim, an event or a review.
 */
final class ClaimChooser {

    /** By time, then id. */
    static final Comparator<Claim> IN_TIME = Comparator.comparing(Claim::at).thenComparing(Claim::id);

    private final Friend friend;
    private final List<Advocate> advocates;
    private final ReferralTerms terms;
    private final Instant at;
    private final ZoneId zone;

    ClaimChooser(ReferralRequest request, ReferralTerms terms, ZoneId zone) {
        this.friend = request.friend();
        this.advocates = request.advocates();
        this.terms = terms;
        this.at = request.activity().at();
        this.zone = zone;
    }

    /**
     * The claim that counts, with its advocate.
     *
     * @param claim null if there is none at all
     * @param refusal why the claim leads to nothing; null if it is valid
     */
    record Choice(
            @Nullable Claim claim,
            @Nullable Advocate advocate,
            @Nullable Reason refusal,
            List<PassedOver> passedOver) {

        /** Whether the friend alone can be rewarded. */
        boolean isWithoutAdvocate() {
            return advocate != null && advocate.status() != AdvocateStatus.ACTIVE;
        }
    }

    /** Of the claims on record. */
    Choice choose() {
        List<Claim> claims = new ArrayList<>(friend.record().claims());
        if (terms.claims() == ClaimChoice.LAST) {
            claims.sort(IN_TIME.reversed());
        }
        if (claims.isEmpty()) {
            Reason none =
                    ReasonCode.NO_CLAIM.because("friend \"" + friend.member().id() + "\" claimed nothing");
            return new Choice(null, null, none, List.of());
        }
        Claim counts = claims.stream()
                .filter(claim -> refusal(claim) == null)
                .findFirst()
                .or(() -> claims.stream().filter(this::countsForFriend).findFirst())
                .orElse(claims.get(0));
        Reason refusal = countsForFriend(counts) ? null : refusal(counts);
        List<PassedOver> others = claims.stream()
                .filter(claim -> !claim.equals(counts))
                .map(claim -> new PassedOver(claim, passedOver(claim, counts)))
                .toList();
        return new Choice(counts, advocate(counts), refusal, others);
    }

    /** Of a claim that is being made. */
    Choice of(Claim claim) {
        return new Choice(claim, advocate(claim), refusal(claim), List.of());
    }

    private Reason passedOver(Claim claim, Claim counts) {
        Reason refusal = refusal(claim);
        return refusal != null
                ? refusal
                : ReasonCode.OTHER_CLAIM.because("claim " + counts.id() + " of advocate \"" + counts.advocate()
                        + "\" counts: the " + (terms.claims() == ClaimChoice.FIRST ? "first" : "last")
                        + " that is valid");
    }

    /** A claim of an advocate who cannot be rewarded is good for the friend where the policy says so. */
    private boolean countsForFriend(Claim claim) {
        Advocate advocate = advocate(claim);
        return sound(claim, advocate) == null
                && (advocate.status() == AdvocateStatus.ACTIVE || terms.goneAdvocate() == GoneAdvocate.REWARD_FRIEND);
    }

    private @Nullable Reason refusal(Claim claim) {
        Advocate advocate = advocate(claim);
        Reason unsound = sound(claim, advocate);
        if (unsound != null || advocate.status() == AdvocateStatus.ACTIVE) {
            return unsound;
        }
        return gone(advocate);
    }

    static Reason gone(Advocate advocate) {
        return ReasonCode.ADVOCATE_GONE.because("advocate \""
                + advocate.member().id() + "\" is " + (advocate.status() == AdvocateStatus.GONE ? "gone" : "blocked"));
    }

    private @Nullable Reason sound(Claim claim, Advocate advocate) {
        Reason unsound = sound(friend, advocate, terms);
        return unsound == null ? inTime(claim) : unsound;
    }

    /** Why these two can never be advocate and friend; null if they can. */
    static @Nullable Reason sound(Friend friend, Advocate advocate, ReferralTerms terms) {
        String advocateId = advocate.member().id();
        String friendId = friend.member().id();
        if (friend.is(advocateId) || advocate.is(friendId)) {
            return ReasonCode.SELF_REFERRAL.because(
                    "advocate \"" + advocateId + "\" and friend \"" + friendId + "\" are one member");
        }
        if (advocate.chain().stream().anyMatch(friend::is)) {
            return ReasonCode.REFERRAL_CYCLE.because(
                    "friend \"" + friendId + "\" stands above advocate \"" + advocateId + "\": " + chain(advocate));
        }
        Integer depth = terms.depth();
        int following = advocate.chain().size() + 1;
        if (depth != null && following > depth) {
            return ReasonCode.CHAIN_TOO_LONG.because(
                    following + " referrals follow each other, more than " + depth + ": " + chain(advocate));
        }
        String bound = friend.record().advocate();
        if (bound != null && !advocate.is(bound)) {
            return ReasonCode.ALREADY_REFERRED.because(
                    "friend \"" + friendId + "\" is the friend of advocate \"" + bound + "\"");
        }
        return null;
    }

    private @Nullable Reason inTime(Claim claim) {
        if (claim.at().isAfter(at)) {
            return ReasonCode.CLAIMED_LATER.because(
                    "claim " + claim.id() + " was made at " + claim.at() + ", after the event at " + at);
        }
        Span span = terms.claimsExpire();
        Instant end =
                span == null ? Instant.MAX : span.addTo(claim.at().atZone(zone)).toInstant();
        return at.isBefore(end) ? null : ReasonCode.CLAIM_EXPIRED.because("claim " + claim.id() + " expired at " + end);
    }

    private static String chain(Advocate advocate) {
        List<String> chain = new ArrayList<>();
        chain.add(advocate.member().id());
        chain.addAll(advocate.chain());
        return String.join(" was referred by ", chain);
    }

    private Advocate advocate(Claim claim) {
        Optional<Advocate> advocate =
                advocates.stream().filter(each -> each.is(claim.advocate())).findFirst();
        return advocate.orElseThrow(() -> new IllegalArgumentException("claim " + claim.id() + " is of advocate \""
                + claim.advocate() + "\", who is not given. Maybe one of "
                + advocates.stream().map(each -> each.member().id()).toList()
                + " was formerly that member, or Advocate.builder( … ).status( GONE )?"));
    }
}
