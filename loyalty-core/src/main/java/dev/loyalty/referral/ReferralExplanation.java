package dev.loyalty.referral;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.explanation.Step;
import dev.loyalty.explanation.StepKind;
import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders one side of a referral for an operator: what rules asked for, what became of it, and why it came out so. */
final class ReferralExplanation {

    private final ReferralDecision decision;
    private final Side side;
    private final List<Step> steps = new ArrayList<>();

    private ReferralExplanation(ReferralDecision decision, Side side) {
        this.decision = decision;
        this.side = side;
    }

    static Explanation of(ReferralDecision decision, Side side) {
        ReferralExplanation explanation = new ReferralExplanation(decision, side);
        decision.proposals().stream()
                .filter(proposal -> proposal.side() == side)
                .forEach(explanation::explain);
        return new Explanation(explanation.title(), explanation.steps, decision.silent(), explanation.notes());
    }

    private String title() {
        String outcome = decision.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return "Referral of friend " + decision.friend()
                + decision.advocate().map(id -> " by advocate " + id).orElse("") + " for "
                + decision.judged().activity().id() + ", for the " + side.name().toLowerCase(Locale.ROOT) + ": "
                + outcome + " by " + decision.version();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Reason reason : decision.outcome().reasons()) {
            notes.add(reason.code() + ": " + reason.operatorText());
        }
        decision.specials().stream()
                .filter(special -> special.side() == side)
                .forEach(special -> notes.add(special.award().gift().text()));
        for (SignalEvidence evidence : decision.judged().evidence()) {
            if (evidence.shared() || !evidence.members().isEmpty()) {
                notes.add(evidence.kind().word() + " of the friend: "
                        + (evidence.shared() ? "the advocate's too, " : "not the advocate's, ")
                        + "that of earlier members " + evidence.members());
            }
        }
        decision.passedOver()
                .forEach(other ->
                        notes.add(other.reason().code() + ": " + other.reason().operatorText()));
        return notes;
    }

    private void explain(SettledReward proposal) {
        Fraction credited = Fraction.of(isCredited() ? proposal.granted() : 0);
        add(StepKind.ASKED, proposal, proposal.asked(), calculation(proposal));
        Fraction rest = credited.minus(proposal.asked());
        switch (proposal.fate()) {
            case GRANTED, NOTHING ->
                add(
                        isCredited() ? StepKind.ROUNDED : StepKind.UNMET,
                        proposal,
                        rest,
                        isCredited() ? "rounded" : "nothing is credited");
            case TRIMMED, REFUSED -> add(StepKind.LIMITED, proposal, rest, "limit \"" + proposal.because() + "\"");
            case EXHAUSTED ->
                add(StepKind.EXHAUSTED, proposal, rest, "limit \"" + proposal.because() + "\" had nothing left");
            default -> add(StepKind.UNMET, proposal, rest, words(proposal));
        }
    }

    private boolean isCredited() {
        return decision.outcome() instanceof ReferralOutcome.Rewarded rewarded
                && rewarded.sides().contains(side);
    }

    private static String words(SettledReward proposal) {
        Milestone milestone = proposal.milestone();
        return switch (proposal.fate()) {
            case UNMET -> "the order counts for less than " + proposal.least();
            case NOT_REACHED -> "takes " + (milestone == null ? 0 : milestone.friends()) + " different friends";
            case REACHED_BEFORE -> "the milestone was rewarded before";
            case REWARDED_BEFORE -> "this friend has brought a reward before";
            case ADVOCATE_GONE -> "the advocate is blocked or gone";
            default -> "";
        };
    }

    private static String calculation(SettledReward proposal) {
        String amount = proposal.offered()
                + (proposal.per() == null ? "" : " per " + proposal.per() + " of " + proposal.basis());
        return proposal.milestone() == null
                ? amount
                : amount + " at " + proposal.milestone().friends() + " friends";
    }

    private void add(StepKind kind, SettledReward proposal, Fraction units, String because) {
        if (units.signum() != 0 || kind == StepKind.ASKED) {
            steps.add(new Step(kind, proposal.rule(), proposal.account(), null, units, because));
        }
    }
}
