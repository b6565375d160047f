package dev.loyalty.policy;

/** How the rules are found whose conditions hold. The result of a call is the same. */
public enum Matching {

    /** Without a session of the rule engine wherever a rule allows it; the usual way. */
    DIRECT,

    /** Every rule in a session of the rule engine: slower, to compare with. */
    ENGINE
}
