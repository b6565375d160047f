package dev.loyalty.explanation;

/** What a step of an explanation did to the units. */
public enum StepKind {
    /** A rule asked for units. */
    ASKED,
    /** The units became whole. */
    ROUNDED,
    /** Another rule of the group was chosen. */
    OUTDONE,
    /** A limit had nothing left before the call. */
    EXHAUSTED,
    /** A limit left less than was asked, or nothing. */
    LIMITED
}
