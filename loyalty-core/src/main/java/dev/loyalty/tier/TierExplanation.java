package dev.loyalty.tier;

import dev.loyalty.tier.TierState.Floor;
import dev.loyalty.tier.TierState.Gift;
import dev.loyalty.tier.TierState.Grace;
import dev.loyalty.tier.TierState.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a member has a level.
 *
 * @param title what was decided, by which version
 * @param levels what rules proposed, and how far the member is, the lowest level first
 * @param silent the rules that had nothing to say because their conditions did not hold, by name
 * @param notes what else decided, in sentences
 */
public record TierExplanation(String title, List<SettledLevel> levels, List<String> silent, List<String> notes) {

    public TierExplanation {
        Objects.requireNonNull(title, "title");
        levels = List.copyOf(levels);
        silent = List.copyOf(silent);
        notes = List.copyOf(notes);
    }

    static TierExplanation of(AssessmentDecision decision) {
        String title = "Assessed " + decision.key().event() + " by " + decision.version() + ": "
                + sentence(decision.outcome());
        return new TierExplanation(title, decision.levels(), decision.silent(), notes(decision));
    }

    /** The explanation for an operator: each level with what it needs, what the member has, and what is missing. */
    public String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (SettledLevel level : levels) {
            text.append("  ")
                    .append(level.level())
                    .append(" by \"")
                    .append(level.rule())
                    .append("\": ");
            text.append(level.isMet() ? "reached" : "not reached")
                    .append(enough(level))
                    .append('\n');
            for (Need need : level.needs()) {
                text.append("    ").append(need.measure()).append(' ');
                text.append(need.actual().toPlainString()).append(" of ");
                text.append(need.threshold().toPlainString());
                if (!need.isMet()) {
                    text.append(", ").append(need.missing().toPlainString()).append(" missing");
                }
                text.append('\n');
            }
        }
        silent.forEach(rule -> text.append("  silent: ").append(rule).append('\n'));
        notes.forEach(note -> text.append("  note: ").append(note).append('\n'));
        return text.toString();
    }

    private static String enough(SettledLevel level) {
        int needs = level.needs().size();
        return level.enough() == needs ? "" : ", " + level.enough() + " of " + needs + " are enough";
    }

    private static String sentence(TierOutcome outcome) {
        String until = outcome.until() == null ? "" : ", until " + outcome.until();
        if (outcome instanceof TierOutcome.Upgraded up) {
            return up.level() + " instead of " + orNone(up.from()) + until;
        }
        return outcome instanceof TierOutcome.Downgraded down
                ? orNone(down.level()) + " instead of " + down.from() + until
                : orNone(outcome.level()) + " as before" + until;
    }

    private static String orNone(@Nullable String level) {
        return level == null ? "no level" : level;
    }

    private static List<String> notes(AssessmentDecision decision) {
        TierState state = decision.after();
        List<String> notes = new ArrayList<>(decision.warnings());
        Grace grace = state.grace();
        if (grace != null) {
            notes.add(
                    state.level() + " is lost, and kept until " + grace.until() + "; then " + orNone(grace.fallsTo()));
        } else if (state.until() != null) {
            notes.add(state.level() + " is reviewed after " + state.until());
        }
        Waiting waiting = state.waiting();
        if (waiting != null) {
            notes.add(waiting.level() + " begins on " + waiting.from() + ", if it is still qualified for then");
        }
        Floor floor = state.floor();
        if (floor != null) {
            notes.add("at least " + floor.level() + (floor.until() == null ? "" : " until " + floor.until())
                    + ", set by hand");
        }
        for (Gift gift : state.gifts()) {
            notes.add(gift.level() + " as a gift until " + gift.until());
        }
        for (SettledGift gift : decision.gifts()) {
            if (gift.fate() != SettledGift.Fate.GIVEN) {
                String fate = gift.fate().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                notes.add("\"" + gift.rule() + "\" does not give " + gift.level() + ": " + fate);
            }
        }
        ComingDowngrade coming = decision.comingDowngrade();
        if (coming != null) {
            notes.add("as things are, " + orNone(coming.to()) + " instead of " + coming.from() + " after "
                    + coming.lastDay());
        }
        return notes;
    }
}
