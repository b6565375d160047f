package dev.loyalty.internal.drools;

/**
 * A text for patterns to look at: each look at a character is a step, so that a pattern which tries too many ways of
 * matching is stopped.
 */
final class CountedText implements CharSequence {

    private final CharSequence text;
    private final Budget budget;

    CountedText(CharSequence text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        budget.tick();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.subSequence(start, end), budget);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
