package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.FriendReturningStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code friend-returns:}, of what a friend did in an earlier step. */
record FriendReturnsKind(Story story) implements StepKind {

    @Override
    public String key() {
        return "friend-returns";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(ReferralThen.ADVOCATE, ReferralThen.FRIEND);
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts advocate = then.amounts(ReferralThen.ADVOCATE);
        Then.Amounts friend = then.amounts(ReferralThen.FRIEND);
        return step.entry(key()).flatMap(entry -> read(entry, then, advocate, friend));
    }

    private Optional<Step> read(
            YamlNode.Entry entry, ThenFields then, Then.@Nullable Amounts advocate, Then.@Nullable Amounts friend) {
        ReturnKind returns = new ReturnKind(story);
        Fields fields = Fields.of(
                entry.value(), story.section(key()), entry.line(), entry.column(), ReturnKind.KEYS, story.faults());
        String id = story.reversalId(fields, returns.key());
        ZonedDateTime at = story.at(fields);
        Story.Original original = story.referred(fields, at).orElse(null);
        if (original == null) {
            return Optional.empty();
        }
        WhatCameBack what = returns.what(fields, id, original.id(), original.done());
        Map<String, BigDecimal> left = original.done().left();
        if (what == null || left == null || !fields.isSound()) {
            return Optional.empty();
        }
        boolean nothingLeft = left.values().stream().allMatch(units -> units.signum() == 0);
        return Optional.of(new FriendReturningStep(
                story.frame(then), id, at.toInstant(), original.id(), what, nothingLeft, advocate, friend));
    }
}
