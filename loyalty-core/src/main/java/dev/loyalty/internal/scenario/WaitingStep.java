package dev.loyalty.internal.scenario;

/** Time goes by. */
public record WaitingStep(Frame frame) implements Step {

    @Override
    public void play(Play play) {
        // The clock is the step's own; nothing else changes by itself.
    }
}
