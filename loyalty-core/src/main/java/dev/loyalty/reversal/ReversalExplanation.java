package dev.loyalty.reversal;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.explanation.Step;
import dev.loyalty.explanation.StepKind;
import dev.loyalty.ledger.BrokenProviso;
import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders a reversal as steps that add up. */
final class ReversalExplanation {

    private final ReversalDecision decision;
    private final List<Step> steps = new ArrayList<>();

    private ReversalExplanation(ReversalDecision decision) {
        this.decision = decision;
    }

    static Explanation of(ReversalDecision decision) {
        ReversalExplanation explanation = new ReversalExplanation(decision);
        decision.awards().forEach(explanation::explain);
        String what = decision.what() instanceof WhatCameBack.Undo undo ? "Undone " + undo.reversal() : "Reversed";
        return new Explanation(
                what + " for " + decision.key().event() + " of " + decision.activity(),
                explanation.steps,
                List.of(),
                explanation.notes());
    }

    private void explain(ReversedAward award) {
        Fraction whole = Fraction.of(Math.addExact(award.before(), award.units()));
        add(StepKind.CAME_BACK, award, award.share(), cameBack(award));
        add(
                StepKind.BROKEN,
                award,
                award.due().minus(award.share()),
                award.broken().stream().map(BrokenProviso::text).collect(Collectors.joining("; ", "only while ", "")));
        add(
                StepKind.ROUNDED,
                award,
                whole.minus(award.due()),
                award.remainder() == null
                        ? "rounded toward zero for the lot"
                        : "rounded so that the account has what it would have without it");
        add(StepKind.EARLIER, award, Fraction.of(award.before()).negated(), "went back before");
    }

    private void add(StepKind kind, ReversedAward award, Fraction units, String because) {
        if (units.signum() != 0 || kind == StepKind.CAME_BACK) {
            steps.add(new Step(kind, award.rule(), award.account(), award.line(), units, because));
        }
    }

    private String cameBack(ReversedAward award) {
        return switch (decision.mode()) {
            case RE_JUDGED, BY_LINE -> "of " + award.awarded() + ", what the lines that came back brought";
            case RE_EVALUATED -> "of " + award.awarded() + ", what is not granted for what is left";
            case PROPORTIONAL -> "of " + award.awarded() + ", the part of the order's value that came back";
        };
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Recovery recovery : decision.recoveries()) {
            List<String> parts = new ArrayList<>();
            note(parts, recovery.taken(), "taken from lots", "given back to lots");
            note(parts, recovery.alreadyExpired(), "expired before", "that had expired");
            note(parts, recovery.notTaken(), "spent and not taken", "that had not been taken");
            note(parts, recovery.owed(), "spent and now owed", "not owed any more");
            notes.add(recovery.account() + ": " + String.join(", ", parts));
        }
        decision.notUndone().forEach(each -> given(each).ifPresent(notes::add));
        notes.addAll(decision.warnings());
        return notes;
    }

    /** What is in no account, of which no recovery tells. */
    private static Optional<String> given(NotUndone each) {
        String then = each.units() > 0 ? "should not have been given" : "is right again";
        return switch (each.reason()) {
            case SPENT -> Optional.empty();
            case DONATED -> Optional.of(each.what() + ": " + Math.abs(each.units()) + " of the donation " + then);
            case RECOGNISED -> Optional.of("recognition " + each.what() + " " + then);
            case TIER_GIVEN -> Optional.of("level " + each.what() + " " + then);
        };
    }

    private static void note(List<String> parts, long units, String undone, String givenBack) {
        if (units != 0) {
            parts.add(Math.abs(units) + " " + (units > 0 ? undone : givenBack));
        }
    }
}
