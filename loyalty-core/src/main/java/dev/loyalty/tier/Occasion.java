package dev.loyalty.tier;

/** Why a member is assessed. */
public enum Occasion {
    /** Something happened, or the host looks by itself: a higher level can be won. */
    LOOK,
    /** A date has come: a review, the end of grace, of a gift or of a floor, the begin of a level that waits. */
    DUE,
    /** Something came back. */
    RETURN,
    /** The host sets a floor or gives a level. */
    CHANGE,
    /** A review that is over is judged again, because something of its time became known late. */
    AGAIN
}
