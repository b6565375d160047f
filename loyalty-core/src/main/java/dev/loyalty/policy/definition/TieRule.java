package dev.loyalty.policy.definition;

/** What decides between members of the same score. */
public enum TieRule {
    /** Nothing: they share the better rank, and the ranks after it are left out: 1, 2, 2, 4. */
    SHARED,
    /** Who reached the score first is better; still equal, they share the rank. Unknown times are last. */
    EARLIEST
}
