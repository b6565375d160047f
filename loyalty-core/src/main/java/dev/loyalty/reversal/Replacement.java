package dev.loyalty.reversal;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.LotId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What goes back of awards in whose place others come. A rule that brings less takes the difference from its lots; one that
 * brings more lowers what others take, lot by lot. Used by one thread and thrown away.
 */
final class Replacement {

    /**
     * What a rule awarded in a lot.
     *
     * @param awarded the units, 0 if it brought nothing there before
     */
    record Place(String rule, LotId lot, @Nullable String line, long awarded) {}

    private record Rule(
            String rule, String account, @Nullable String line) {}

    private final Map<Rule, Map<LotId, Long>> awarded = new LinkedHashMap<>();
    private final Map<Rule, Long> instead = new LinkedHashMap<>();
    private final Map<Place, Long> changes = new LinkedHashMap<>();

    Replacement(List<Award> awarded, List<Award> instead) {
        for (Award award : awarded) {
            this.awarded
                    .computeIfAbsent(rule(award), rule -> new LinkedHashMap<>())
                    .merge(award.lot(), award.units(), Math::addExact);
        }
        instead.forEach(award -> this.instead.merge(rule(award), award.units(), Math::addExact));
    }

    private static Rule rule(Award award) {
        return new Rule(award.rule(), award.account(), award.line());
    }

    /** By place, the units that go back; below zero where a rule brings more now. The sum of a lot is never below zero. */
    Map<Place, Long> changes() {
        awarded.forEach((rule, lots) -> {
            long kept = instead.getOrDefault(rule, 0L);
            for (Map.Entry<LotId, Long> lot : lots.entrySet()) {
                long stays = Math.min(kept, lot.getValue());
                kept -= stays;
                change(rule, lot.getKey(), lot.getValue(), lot.getValue() - stays);
            }
            instead.put(rule, kept);
        });
        SortedMap<LotId, Long> taken = new TreeMap<>();
        changes.forEach((place, units) -> taken.merge(place.lot(), units, Math::addExact));
        instead.forEach((rule, more) -> offset(rule, more, taken));
        return changes;
    }

    private void offset(Rule rule, long more, SortedMap<LotId, Long> taken) {
        long open = more;
        for (Map.Entry<LotId, Long> lot : taken.entrySet()) {
            if (lot.getKey().account().equals(rule.account())) {
                long part = Math.min(open, lot.getValue());
                long before = Objects.requireNonNull(awarded.getOrDefault(rule, Map.of()))
                        .getOrDefault(lot.getKey(), 0L);
                change(rule, lot.getKey(), before, -part);
                lot.setValue(lot.getValue() - part);
                open -= part;
            }
        }
    }

    private void change(Rule rule, LotId lot, long before, long units) {
        if (units != 0) {
            changes.merge(new Place(rule.rule(), lot, rule.line(), before), units, Math::addExact);
        }
    }
}
