package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.LimitKey;
import dev.loyalty.policy.definition.Limit;

/** One count of a limit: that of a member, of all members, of a subject. */
public record Counter(Limit limit, LimitKey key) {}
