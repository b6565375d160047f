package dev.loyalty.explanation;

/** What a step of an explanation did to the units. */
public enum StepKind {
    /** A rule asked for units. */
    ASKED,
    /** What earlier activities had left of a unit went with it. */
    CARRIED,
    /** The units became whole; in an account that carries its remainder, the rest is kept. */
    ROUNDED,
    /** What must stay true was not true to begin with. */
    UNMET,
    /** Another rule forbids it. */
    BLOCKED,
    /** Another rule of the group was chosen. */
    OUTDONE,
    /** A limit had nothing left before the call. */
    EXHAUSTED,
    /** A limit left less than was asked, or nothing. */
    LIMITED,
    /** What came back comes to so many units. */
    CAME_BACK,
    /** Something no longer holds that must stay true, and the rest goes back too. */
    BROKEN,
    /** Earlier reversals took this part. */
    EARLIER,
    /** Units were spent. */
    SPENT
}
