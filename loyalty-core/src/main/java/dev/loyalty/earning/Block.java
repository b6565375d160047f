package dev.loyalty.earning;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.PastOrder;
import dev.loyalty.facts.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has just forbidden to earn, to be described further in the same sentence:
 * {@code earn.block( $order ).inGroup( "promotions" ).because( "blocked by code " + $code );}. Used by one call on one
 * thread.
 */
public final class Block {

    private final String rule;
    private final Scope scope;
    private @Nullable String account;
    private @Nullable String group;
    private String because;

    Block(String rule, Scope scope) {
        this.rule = rule;
        this.scope = scope;
        this.because = rule;
    }

    /** Forbids only what would go to this account of {@code policy.yaml}. */
    public Block to(String account) {
        this.account = account;
        return this;
    }

    /** Forbids only what rules propose in this group of {@code policy.yaml}. */
    public Block inGroup(String group) {
        this.group = group;
        return this;
    }

    /** The reason that the decision gives for what is not earned; without it, the name of the rule. */
    public Block because(String reason) {
        this.because = reason;
        return this;
    }

    Blocked freeze() {
        return new Blocked(
                rule,
                scope instanceof PastOrder past ? past.getId() : null,
                scope instanceof Line line ? line.getId() : null,
                account,
                group,
                because);
    }
}
