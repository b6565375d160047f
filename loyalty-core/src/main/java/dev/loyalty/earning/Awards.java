package dev.loyalty.earning;

import dev.loyalty.internal.settlement.LimitUses;
import dev.loyalty.internal.settlement.LotBook;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Proviso;
import dev.loyalty.ledger.RemainderChange;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.ledger.ReversalTerms;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What settled candidates were granted, as it is kept for returns. What limits cut is lost as ever: neither the units nor
 * the part of a unit beside them are carried.
 */
final class Awards {

    /** What of a candidate is kept together. */
    private record Place(@Nullable RemainderKey remainder, LotId lot) {}

    private static final Comparator<Place> ORDER = Comparator.comparing(
                    Place::remainder, Comparator.nullsFirst(Comparator.<RemainderKey>naturalOrder()))
            .thenComparing(Place::lot);

    private Awards() {}

    /**
     * In the order of the candidates, one for each lot; of 0 units only where parts of a unit are carried. What a
     * multiplier adds goes into the lot of what it multiplies, unless its own rule says more.
     */
    static List<Award> of(List<Candidate> candidates, PolicyDefinition policy, LotBook lots) {
        List<Award> awards = new ArrayList<>();
        Set<@Nullable RemainderKey> broken = brokenSteps(candidates);
        for (List<Candidate> portions : byIdentity(candidates)) {
            if (portions.get(0).ask().verb().isSpecial()) {
                continue;
            }
            boolean carried = portions.stream()
                    .filter(candidate -> !candidate.grants().isEmpty())
                    .allMatch(Candidate::isCarried);
            Map<Place, List<Grant>> places = new TreeMap<>(ORDER);
            for (Grant grant : grants(portions)) {
                RemainderKey key = grant.of().remainder();
                RemainderKey remainder = carried && !broken.contains(key) ? key : null;
                if (remainder != null || grant.units() > 0) {
                    Ask ask = grant.source().ask();
                    LotId lot = lots.lot(
                            ask.rule(),
                            ask.account(),
                            ask.lot().or(grant.of().ask().lot()));
                    places.computeIfAbsent(new Place(remainder, lot), place -> new ArrayList<>())
                            .add(grant);
                }
            }
            places.forEach((place, grants) ->
                    award(place, grants, clawback(policy, place)).ifPresent(awards::add));
        }
        return awards;
    }

    /** What a rule proposes for several portions of an order is one award: it is given back as one. */
    static Collection<List<Candidate>> byIdentity(List<Candidate> candidates) {
        Map<Ask.Identity, List<Candidate>> portions = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            portions.computeIfAbsent(candidate.ask().identity(), identity -> new ArrayList<>())
                    .add(candidate);
        }
        return portions.values();
    }

    static List<Grant> grants(List<Candidate> portions) {
        return portions.stream()
                .flatMap(candidate -> candidate.grants().stream())
                .toList();
    }

    /** Remainders in whose steps a limit cut something: what is left of those units is no whole step any more. */
    private static Set<@Nullable RemainderKey> brokenSteps(List<Candidate> candidates) {
        Set<@Nullable RemainderKey> broken = new HashSet<>();
        for (Candidate candidate : candidates) {
            for (Grant grant : candidate.grants()) {
                RemainderKey key = grant.of().remainder();
                if (key != null && key.step() > 1 && !candidate.isCarried()) {
                    broken.add(key);
                }
            }
        }
        return broken;
    }

    /** By remainder, what was brought less the whole units made of it. */
    static List<RemainderChange> changes(List<Award> awards) {
        SortedMap<RemainderKey, Fraction> rests = new TreeMap<>();
        for (Award award : awards) {
            RemainderKey key = award.remainder();
            if (key != null) {
                rests.merge(key, award.brought().minus(Fraction.of(award.units())), Fraction::plus);
            }
        }
        return changes(rests);
    }

    /** One change for each remainder. */
    static List<RemainderChange> summed(List<RemainderChange> changes) {
        SortedMap<RemainderKey, Fraction> rests = new TreeMap<>();
        changes.forEach(change -> rests.merge(change.key(), change.units(), Fraction::plus));
        return changes(rests);
    }

    private static List<RemainderChange> changes(SortedMap<RemainderKey, Fraction> rests) {
        return rests.entrySet().stream()
                .filter(rest -> rest.getValue().signum() != 0)
                .map(rest -> new RemainderChange(rest.getKey(), rest.getValue()))
                .toList();
    }

    /** What one line brings. */
    private record Brought(String line, long units, Fraction exact) {

        Brought plus(Brought more) {
            return new Brought(line, Math.addExact(units, more.units), exact.plus(more.exact));
        }
    }

    private static Optional<Award> award(Place place, List<Grant> grants, Clawback clawback) {
        Ask ask = grants.get(0).source().ask();
        RemainderKey remainder = place.remainder();
        SortedMap<Integer, Brought> byPosition = new TreeMap<>();
        List<LimitUse> uses = new ArrayList<>();
        for (Grant grant : grants) {
            for (int i = 0; i < grant.parts().size(); i++) {
                Candidate.Part part = grant.parts().get(i);
                Brought brought = new Brought(part.line(), grant.wholes().get(i), part.exact());
                byPosition.merge(part.position(), brought, Brought::plus);
            }
            uses.addAll(grant.uses());
        }
        List<Share> shares = byPosition.values().stream()
                .filter(each ->
                        each.units() != 0 || (remainder != null && each.exact().signum() != 0))
                .map(each -> new Share(each.line(), each.units(), remainder == null ? null : each.exact()))
                .toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(new Award(
                        ask.rule(),
                        place.lot(),
                        ask.past(),
                        ask.line(),
                        shares,
                        LimitUses.summed(uses),
                        terms(grants, clawback),
                        remainder));
    }

    private static Clawback clawback(PolicyDefinition policy, Place place) {
        Clawback usual = policy.switches().clawback();
        Account account = policy.accounts().get(place.lot().account());
        return account == null ? usual : account.clawback(usual);
    }

    private static ReversalTerms terms(List<Grant> grants, Clawback clawback) {
        Ask ask = grants.get(0).source().ask();
        boolean fixed = !ask.multiplies() && !ask.rate().isCounted();
        List<Proviso> provisos = grants.stream()
                .flatMap(grant -> grant.source().ask().provisos().stream())
                .distinct()
                .toList();
        return new ReversalTerms(fixed, provisos, clawback);
    }
}
