package dev.loyalty.internal.scenario;

import dev.loyalty.referral.Side;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something of what a friend did comes back.
 *
 * @param of the id of what the friend did, which an earlier step has
 * @param nothingLeft whether all of it has come back by now
 * @param advocate what must be taken from the advocate, or null if that is not said
 * @param friend what must be taken from the friend, or null if that is not said
 */
public record FriendReturningStep(
        Frame frame,
        String id,
        Instant at,
        String of,
        WhatCameBack what,
        boolean nothingLeft,
        Then.@Nullable Amounts advocate,
        Then.@Nullable Amounts friend)
        implements Step {

    @Override
    public void play(Play play) {
        Map<Side, List<ReversalDecision>> reversed = play.referrals().comesBack(of, id, at, what, nothingLeft);
        play.compare(
                this,
                "taken from the advocate",
                advocate,
                account -> units(reversed, Side.ADVOCATE, account),
                account -> null);
        play.compare(
                this,
                "taken from the friend",
                friend,
                account -> units(reversed, Side.FRIEND, account),
                account -> null);
    }

    private static long units(Map<Side, List<ReversalDecision>> reversed, Side side, String account) {
        return reversed.getOrDefault(side, List.of()).stream()
                .mapToLong(decision -> decision.reversed(account))
                .reduce(0, Math::addExact);
    }
}
