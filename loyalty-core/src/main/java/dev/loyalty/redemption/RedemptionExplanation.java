package dev.loyalty.redemption;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.explanation.Step;
import dev.loyalty.explanation.StepKind;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedeemedShare;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;

/** Renders a redemption as steps that add up to the units spent: what was asked, what was cut, and what each line took. */
final class RedemptionExplanation {

    private RedemptionExplanation() {}

    static Explanation of(RedemptionDecision.Accepted accepted) {
        List<Step> steps = new ArrayList<>();
        for (Redeemed redeemed : accepted.redeemed()) {
            for (RedeemedShare share : redeemed.shares()) {
                steps.add(step(redeemed, share));
            }
        }
        List<String> notes = new ArrayList<>();
        accepted.redeemed().forEach(redeemed -> notes.addAll(notes(redeemed, asked(accepted, redeemed.reward()))));
        accepted.passedOver()
                .forEach(refusal -> notes.add("\"" + refusal.reward() + "\" was passed over for \"" + refusal.because()
                        + "\", and costs nothing"));
        return new Explanation(
                "Redeemed for " + accepted.key().event() + " by " + accepted.version(),
                steps,
                accepted.silent(),
                notes);
    }

    private static Step step(Redeemed redeemed, RedeemedShare share) {
        String what = switch (redeemed.use()) {
            case DISCOUNT -> share.value() + " off";
            case PAYMENT -> share.value() + " paid";
            case LOT, DONATION -> redeemed.offer();
        };
        return new Step(
                StepKind.SPENT,
                redeemed.rule(),
                redeemed.account(),
                share.line().equals(Share.WHOLE) ? null : share.line(),
                Fraction.of(share.units()),
                what);
    }

    private static List<String> notes(Redeemed redeemed, String asked) {
        List<String> notes = new ArrayList<>();
        String worth = redeemed.value().isZero() ? "" : ", worth " + redeemed.value();
        notes.add("\"" + redeemed.reward() + "\" (" + redeemed.offer() + "): asked for " + asked + ", spent "
                + redeemed.units() + " of " + redeemed.account() + worth);
        Redeemed.Donation donation = redeemed.donation();
        if (donation != null && donation.topUp().isPositive()) {
            notes.add(donation.topUp() + " is added to what " + donation.to() + " gets");
        }
        return notes;
    }

    private static String asked(RedemptionDecision.Accepted accepted, String reward) {
        for (Wish wish : accepted.wishes()) {
            if (wish.reward().equals(reward)) {
                return text(wish);
            }
        }
        return "it";
    }

    private static String text(Wish wish) {
        if (wish instanceof Wish.Times times) {
            return times.times() == 1 ? "it once" : "it " + times.times() + " times";
        }
        if (wish instanceof Wish.Units units) {
            return units.units() + " units";
        }
        return wish instanceof Wish.Worth worth ? worth.value().toString() : "as much as possible";
    }
}
