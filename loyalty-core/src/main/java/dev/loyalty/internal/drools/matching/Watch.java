package dev.loyalty.internal.drools.matching;

import java.util.List;

/** Is told what matching does, and may stop it by throwing. */
public interface Watch {

    /** A fact is tried together with others. */
    void pair();

    /**
     * A rule is about to fire.
     *
     * @param facts that its patterns matched; to be read while it fires
     */
    void firing(String rule, List<?> facts);
}
