package dev.loyalty.ledger;

/** Which part of an award goes back when a part of its activity comes back; all of it once nothing is left. */
public enum ReversalMode {
    /**
     * What the lines that came back brought; of a fixed amount for the whole order, its part by value. An award whose
     * {@link Proviso} no longer holds goes back altogether; a fixed amount whose provisos hold stays as it is.
     */
    RE_JUDGED,
    /** What the lines that came back brought, and nothing else: a fixed amount for the whole order stays. */
    BY_LINE,
    /** Of every award, the part of the whole order's value that came back, whichever lines brought it. */
    PROPORTIONAL,
    /**
     * What the version that made the award would not award for what is left of the order, with the receipt's facts and
     * measures.
     */
    RE_EVALUATED
}
