package dev.loyalty.explanation;

import dev.loyalty.model.Fraction;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Why a decision is what it is.
 *
 * @param title what was decided, by which version
 * @param steps in the order of the proposals; the steps of an account sum to what was granted to it
 * @param silent the rules that had nothing to say because their conditions did not hold, by name
 * @param notes what else is worth knowing: how a currency was converted, what did not count and why
 */
public record Explanation(String title, List<Step> steps, List<String> silent, List<String> notes) {

    private static final int WIDTH = 72;

    public Explanation {
        Objects.requireNonNull(title, "title");
        steps = List.copyOf(steps);
        silent = List.copyOf(silent);
        notes = List.copyOf(notes);
    }

    /** The sum of the steps of an account: the units granted to it. */
    public Fraction sum(String account) {
        return steps.stream()
                .filter(step -> step.account().equals(account))
                .map(Step::units)
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The accounts that a rule proposed anything for, sorted. */
    public SortedSet<String> accounts() {
        SortedSet<String> accounts = new TreeSet<>();
        steps.forEach(step -> accounts.add(step.account()));
        return accounts;
    }

    /** The explanation for an operator, one step in a line, with the sum of each account at its end, then silent rules and notes. */
    public String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (String account : accounts()) {
            String rule = "";
            for (Step step : steps) {
                if (step.account().equals(account)) {
                    if (!step.rule().equals(rule)) {
                        rule = step.rule();
                        text.append("  ").append(rule).append('\n');
                    }
                    line(
                            text,
                            "    " + (step.line() == null ? "" : "line " + step.line() + ": ") + step.because(),
                            step.units());
                }
            }
            line(text, "  = " + account, sum(account));
        }
        silent.forEach(rule -> text.append("  silent: ").append(rule).append('\n'));
        notes.forEach(note -> text.append("  note: ").append(note).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, Fraction units) {
        String number = units.toString();
        int gap = Math.max(2, WIDTH - what.length() - number.length());
        text.append(what).append(" ".repeat(gap)).append(number).append('\n');
    }
}
