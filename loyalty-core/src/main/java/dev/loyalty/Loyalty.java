package dev.loyalty;

import dev.loyalty.activation.ActivationCalculation;
import dev.loyalty.activation.ActivationDecision;
import dev.loyalty.activation.ActivationRequest;
import dev.loyalty.bookkeeping.Bookkeeping;
import dev.loyalty.checkout.CheckoutDecision;
import dev.loyalty.checkout.CheckoutRequest;
import dev.loyalty.checkout.ReturnCalculation;
import dev.loyalty.checkout.ReturnDecision;
import dev.loyalty.checkout.ReturnRequest;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.earning.OrderEdit;
import dev.loyalty.internal.calculation.Calculations;
import dev.loyalty.internal.calculation.ReceiptRules;
import dev.loyalty.internal.policy.CompiledVersion;
import dev.loyalty.internal.reversal.OldRules;
import dev.loyalty.internal.settlement.RenewedTerms;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.Policies;
import dev.loyalty.policy.PolicyArchive;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.PastUnits;
import dev.loyalty.ranking.ContestResult;
import dev.loyalty.redemption.HoldCalculation;
import dev.loyalty.redemption.HoldDecision;
import dev.loyalty.redemption.Quote;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Released;
import dev.loyalty.referral.ReferralDecision;
import dev.loyalty.referral.ReferralRequest;
import dev.loyalty.referral.ReviewCalculation;
import dev.loyalty.referral.ReviewRequest;
import dev.loyalty.reversal.CancellationCalculation;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.CancellationRequest;
import dev.loyalty.reversal.ReversalCalculation;
import dev.loyalty.reversal.ReversalOutcome;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.tier.AssessmentCalculation;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.AssessmentRequest;
import dev.loyalty.tier.Assessments;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The entry point: publish policies, then ask what an order earns and what a return takes back. Every calculation is
 * pure: all it knows comes in with the request, all it decides comes out, and the host stores it in its own transaction.
 * One instance serves many programmes and many threads.
 *
 * <pre>{@code
 * Loyalty loyalty = Loyalty.create();
 * loyalty.policies().publish(PolicySource.directory(Path.of("policies/acme"))).orThrow();
 * EarningDecision decision = loyalty.earn(new EarningRequest("acme", member, order, ledger));
 * }</pre>
 */
public final class Loyalty {

    private final Policies policies;
    private final OldRules rules;

    private Loyalty(Guards guards, PolicyArchive archive, Matching matching) {
        this.policies = new Policies(guards, archive, matching);
        this.rules = new ReceiptRules(
                version -> policies.find(version).map(found -> ((CompiledVersion) found).calculations()));
    }

    /** An instance without any policy, and without an archive. */
    public static Loyalty create() {
        return create(Guards.defaults());
    }

    /** As {@link #create()}, with the host's own measure of what a policy may use. */
    public static Loyalty create(Guards guards) {
        return create(guards, PolicyArchive.none());
    }

    /** As {@link #create(Guards, PolicyArchive)}, with the usual measure of what a policy may use. */
    public static Loyalty create(PolicyArchive archive) {
        return create(Guards.defaults(), archive);
    }

    /**
     * An instance without any policy.
     *
     * @param guards how much of the host each policy may use
     * @param archive keeps every version that is published, and gives old ones where one is needed again: for returns that
     *     are evaluated again, and for orders that are changed
     */
    public static Loyalty create(Guards guards, PolicyArchive archive) {
        return create(guards, archive, Matching.DIRECT);
    }

    /** As {@link #create(Guards, PolicyArchive)}, with the way in which rules are matched. */
    public static Loyalty create(Guards guards, PolicyArchive archive, Matching matching) {
        return new Loyalty(guards, archive, matching);
    }

    /** What is live, and how to change it. */
    public Policies policies() {
        return policies;
    }

    /**
     * What an order earns, by the live version of the request's programme. Attributes that the policy does not declare
     * are ignored.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException if the request does not fit the policy, such as an order in another currency or an
     *     attribute of another type than the policy declares
     */
    public EarningDecision earn(EarningRequest request) {
        return earn(policies.live(request.programme()), request);
    }

    /**
     * What an order earns by a version of the caller's choice, such as the one a preview was made with.
     *
     * @throws IllegalArgumentException if the version is of another programme, or the request does not fit the policy
     */
    public EarningDecision earn(PolicyVersion version, EarningRequest request) {
        return calculations(version, request.programme()).earning().earn(request);
    }

    /**
     * What a member could redeem, by the live version of the request's programme, and why what cannot be had cannot.
     * Nothing is spent.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException if the request does not fit the policy
     */
    public Quote quote(RedemptionRequest request) {
        return quote(policies.live(request.programme()), request);
    }

    /**
     * What a member could redeem, by a version of the caller's choice.
     *
     * @throws IllegalArgumentException if the version is of another programme, or the request does not fit the policy
     */
    public Quote quote(PolicyVersion version, RedemptionRequest request) {
        return calculations(version, request.programme()).redemption().quote(request);
    }

    /**
     * Whether a member's wishes can be met and what they cost, by the live version of the request's programme.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException if the request has no wish or does not fit the policy
     */
    public RedemptionDecision redeem(RedemptionRequest request) {
        return redeem(policies.live(request.programme()), request);
    }

    /**
     * Sets aside what wishes cost, for a checkout in two steps: {@link #confirm} turns it into the redemption,
     * {@link #release} lets it go, and if neither happens the units are free again at {@code until}.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException as {@link #redeem(RedemptionRequest)}, or if {@code until} is not later than the
     *     request
     */
    public HoldDecision hold(RedemptionRequest request, Instant until) {
        return hold(policies.live(request.programme()), request, until);
    }

    /**
     * As {@link #hold(RedemptionRequest, Instant)}, by a version of the caller's choice.
     *
     * @throws IllegalArgumentException also if the version is of another programme
     */
    public HoldDecision hold(PolicyVersion version, RedemptionRequest request, Instant until) {
        return calculations(version, request.programme()).redemption().hold(request, until);
    }

    /**
     * Turns a hold into the redemption that it promised, whatever the policy says today: accepted, or declined because
     * the hold has timed out or ended before.
     *
     * @param at when it is confirmed
     * @param ledger the member's ledger as the host holds it now, with the lots of the hold
     */
    public RedemptionDecision confirm(HoldDecision.Held held, Instant at, LedgerSnapshot ledger) {
        return HoldCalculation.confirm(held, at, ledger);
    }

    /**
     * Lets go what a hold has set aside. After its time is over the units are free anyway; it then gives back what the
     * hold used of limits.
     *
     * @param at when it is released
     * @param ledger the member's ledger as the host holds it now, with the lots of the hold
     * @return empty if the hold was confirmed or released before
     */
    public Optional<Released> release(HoldDecision.Held held, Instant at, LedgerSnapshot ledger) {
        return HoldCalculation.release(held, at, ledger);
    }

    /**
     * Whether wishes can be met, by a version of the caller's choice, such as the one of the quote.
     *
     * @throws IllegalArgumentException if the version is of another programme, the request has no wish or does not fit
     *     the policy
     */
    public RedemptionDecision redeem(PolicyVersion version, RedemptionRequest request) {
        return calculations(version, request.programme()).redemption().redeem(request);
    }

    /**
     * Which level a member has, by the live version of the request's programme.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException if the request does not fit the policy, or an assessment is due before it
     */
    public AssessmentDecision assess(AssessmentRequest request) {
        return assess(policies.live(request.programme()), request);
    }

    /**
     * Which level a member has by a version of the caller's choice, such as one that is not live yet.
     *
     * @throws IllegalArgumentException if the version is of another programme, the request does not fit the policy, or an
     *     assessment is due before it
     */
    public AssessmentDecision assess(PolicyVersion version, AssessmentRequest request) {
        return calculations(version, request.programme()).tiers().assess(request);
    }

    /**
     * Assesses members with all that is due, one or a whole member base, by the version that is live now.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     */
    public Assessments assessments(String programme) {
        return assessments(policies.live(programme));
    }

    /** As {@link #assessments(String)}, by a version of the caller's choice, such as one that is not live yet. */
    public Assessments assessments(PolicyVersion version) {
        return calculations(version, version.id().programme()).tiers().assessments();
    }

    /**
     * What an order redeems, earns, means for the member's level and brings to who referred the member, as one decision, by the
     * live version of the request's programme.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException if the request does not fit the policy
     */
    public CheckoutDecision checkout(CheckoutRequest request) {
        return checkout(policies.live(request.programme()), request);
    }

    /**
     * What an order comes to by a version of the caller's choice, such as the one of the preview.
     *
     * @throws IllegalArgumentException if the version is of another programme, or the request does not fit the policy
     */
    public CheckoutDecision checkout(PolicyVersion version, CheckoutRequest request) {
        return calculations(version, request.programme()).checkout().checkout(request);
    }

    /**
     * What a return takes back of what an order earned, and what that means for the member's level by the live policy, as one
     * decision: what the level earned when it was reached goes back too if the policy says so and the return costs the level.
     *
     * @param programme the id in {@code policy.yaml}
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException if more comes back than was bought, a line is unknown, or the request does not fit the
     *     policy
     */
    public ReturnDecision giveBack(String programme, ReturnRequest request) {
        return giveBack(policies.live(programme), request);
    }

    /** As {@link #giveBack(String, ReturnRequest)}, where a version of the caller's choice decides about the level. */
    public ReturnDecision giveBack(PolicyVersion version, ReturnRequest request) {
        AssessmentCalculation tiers =
                calculations(version, version.id().programme()).tiers();
        return ReturnCalculation.decide(version, tiers, this::reverse, request);
    }

    /**
     * What an order earns that was changed after it had earned: as if it had been so from the beginning, by the version of
     * that time, or the live one if the policy of that time says so. What is booked is the difference.
     *
     * @throws dev.loyalty.policy.UnknownVersionException if the version of that time is needed, and is neither published nor
     *     in the archive
     * @throws IllegalArgumentException if the changed order does not fit the policy
     */
    public EarningDecision edit(OrderEdit edit) {
        EarningDecision original = edit.original();
        PolicyVersion version = switch (original.switches().edits()) {
            case ORIGINAL -> policies.version(original.version());
            case TODAY -> policies.live(original.key().programme());
        };
        return calculations(version, original.key().programme()).earning().edit(edit);
    }

    /**
     * What comes of a friend's claim, or of an event that may qualify, for advocate and friend, by the live version of the
     * request's programme.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException if the request does not fit the policy, or the advocate of a claim is not given
     */
    public ReferralDecision refer(ReferralRequest request) {
        return refer(policies.live(request.programme()), request);
    }

    /**
     * As {@link #refer(ReferralRequest)}, by a version of the caller's choice.
     *
     * @throws IllegalArgumentException if the version is of another programme, or the request does not fit the policy
     */
    public ReferralDecision refer(PolicyVersion version, ReferralRequest request) {
        return calculations(version, request.programme()).referral().refer(request);
    }

    /** Releases or refuses a referral that was held: by its receipt, whatever the policy says today. */
    public ReferralDecision review(ReviewRequest request) {
        return ReviewCalculation.review(request);
    }

    /**
     * Judges a contest that the live policy declares: by the members' pasts as of its judging instant. Prizes are earned: pass
     * each {@link ContestResult#action standing as an action} to {@link #earn}.
     *
     * @param contest its name in {@code policy.yaml}
     * @param histories of all members who take part, each once, in any order; streamed
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     * @throws IllegalArgumentException if the policy has no such contest, a member appears twice, or a history is of another
     *     programme or has forgotten a part of the contest
     */
    public ContestResult judge(String programme, String contest, Stream<MemberHistory> histories) {
        return judge(policies.live(programme), contest, histories);
    }

    /** As {@link #judge(String, String, Stream)}, by a version of the caller's choice. */
    public ContestResult judge(PolicyVersion version, String contest, Stream<MemberHistory> histories) {
        return ContestResult.of(version.id(), version.definition(), contest, histories);
    }

    /**
     * What an event makes active that units wait for, such as the merchant's approval: by the ledger, whatever the policy
     * says today. To decline, {@link #reverse} the activity.
     *
     * @throws IllegalArgumentException if the event is said to have happened before the units were earned
     */
    public ActivationDecision activate(ActivationRequest request) {
        return ActivationCalculation.activate(request);
    }

    /**
     * What a return takes back: by the receipt of the order, whatever the policy says today. If the policy of that time
     * wants returns to be evaluated again, by the version of that time: one that is or was live, or one of the archive.
     *
     * @return declined if there is no receipt, or the version is gone
     * @throws IllegalArgumentException if more comes back than was bought, or a line is unknown
     */
    public ReversalOutcome reverse(ReversalRequest request) {
        return ReversalCalculation.reverse(request, rules);
    }

    /**
     * What a member gets back of a redemption that is cancelled, whole or in part: by its receipt, to the lots that paid. If
     * the policy of that time renews units whose time has run out, they get the dates that units earned now would get.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if units are renewed and the programme has no live policy
     * @throws IllegalArgumentException if more comes back than was bought, or a line is unknown
     */
    public CancellationDecision cancel(CancellationRequest request) {
        boolean renews = request.original() instanceof RedemptionDecision.Accepted accepted
                && accepted.switches().cancelledLate() == PastUnits.RENEWED;
        return CancellationCalculation.cancel(
                request,
                account -> renews
                        ? RenewedTerms.of(
                                policies.live(request.original().key().programme())
                                        .definition(),
                                account,
                                request.at())
                        : null);
    }

    /**
     * Corrections by hand, transfers, merges, extensions and the import of opening balances, by the live version of a
     * programme.
     *
     * @throws dev.loyalty.policy.UnknownProgrammeException if the programme has no live policy
     */
    public Bookkeeping bookkeeping(String programme) {
        return new Bookkeeping(policies.live(programme));
    }

    private static Calculations calculations(PolicyVersion version, String programme) {
        if (!version.id().programme().equals(programme)) {
            throw new IllegalArgumentException(
                    "the request is for programme \"" + programme + "\", the version is " + version.id());
        }
        return ((CompiledVersion) version).calculations();
    }
}
