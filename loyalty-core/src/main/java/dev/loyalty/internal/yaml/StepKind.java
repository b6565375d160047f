package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.Step;
import java.util.List;
import java.util.Optional;

/** Reads one kind of step. A new kind is a class of its own, named in {@link StepReader}. */
interface StepKind {

    /** The key of what the step does: {@code return}. */
    String key();

    /** What {@code then} can say of this kind besides {@code balance}; the first must be there, if there are any. */
    List<String> thenKeys();

    /** What {@code then} can say besides, where what it must say is the {@code balance}. */
    default List<String> alsoThenKeys() {
        return List.of();
    }

    /**
     * The step; empty if it has faults. Reads all of {@code then} even so, to find its faults too.
     *
     * @param step the fields of the whole step, which has this kind's key
     * @param then what the step expects, read with this kind's keys
     */
    Optional<Step> read(Fields step, ThenFields then);
}
