package dev.loyalty.earning;

/** What became of a proposal. */
public enum Fate {
    /** Granted as asked, up to rounding. */
    GRANTED,
    /** Granted in part: a limit had no more left. */
    TRIMMED,
    /** Not granted: another rule forbids it. */
    BLOCKED,
    /** Not granted: a limit had less left than was asked, and does not grant parts. */
    REFUSED,
    /** Not granted: a limit had nothing left before this call. */
    EXHAUSTED,
    /** Not granted: what it says must stay true is not true to begin with. */
    UNMET,
    /** Not granted: another proposal of its group was chosen. */
    OUTDONE,
    /** Nothing to grant: its lines do not earn, or nothing was there to multiply, or it rounds to nothing. */
    NOTHING
}
