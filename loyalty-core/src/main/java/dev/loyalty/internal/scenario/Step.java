package dev.loyalty.internal.scenario;

import java.time.Instant;

/** One thing that happens in a scenario. Each kind of step is a class of its own. Immutable. */
public interface Step {

    /** What every step has. */
    Frame frame();

    /** Does it, and notes in {@code play} what does not come to what the step expects. */
    void play(Play play);

    /**
     * What every step has.
     *
     * @param number from 1
     * @param clock what the scenario's clock shows when the step is done
     */
    record Frame(int number, Place place, Instant clock, Then then) {}
}
