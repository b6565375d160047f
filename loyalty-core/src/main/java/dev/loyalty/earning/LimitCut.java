package dev.loyalty.earning;

import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.Overflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts grants to what limits have left, by priority, then rule name, then line. What a multiplier adds counts against the limits of
 * the proposal that it multiplies and against its own; where the proposal is refused, nothing is added to it. A limit of
 * times counts a proposal once, and each line that a rule proposes for is a proposal; what a rule proposes for several
 * portions of an order is one.
 */
final class LimitCut {

    private final LimitBook limits;
    private final Set<Ask.Identity> counted = new HashSet<>();

    LimitCut(LimitBook limits) {
        this.limits = limits;
    }

    void cut(List<Candidate> candidates) {
        Map<Candidate, List<Grant>> byCandidate = new HashMap<>();
        Map<Ask.Identity, List<Grant>> byIdentity = new HashMap<>();
        for (Candidate source : candidates) {
            for (Grant grant : source.grants()) {
                byCandidate
                        .computeIfAbsent(grant.of(), candidate -> new ArrayList<>())
                        .add(grant);
                byIdentity
                        .computeIfAbsent(grant.of().ask().identity(), identity -> new ArrayList<>())
                        .add(grant);
            }
        }
        for (Candidate candidate : candidates) {
            List<Grant> grants = byCandidate.getOrDefault(candidate, List.of());
            List<Grant> ofAllPortions = byIdentity.remove(candidate.ask().identity());
            if (ofAllPortions != null) {
                refuseIfTooLarge(candidate, ofAllPortions);
            }
            grants.stream().filter(grant -> grant.source() == candidate).forEach(this::cut);
            List<Grant> added =
                    grants.stream().filter(grant -> grant.source() != candidate).toList();
            String refusedBy = candidate.refusedBy();
            if (refusedBy == null) {
                added.forEach(this::cut);
            } else {
                refuse(added, refusedBy);
            }
        }
    }

    private void refuseIfTooLarge(Candidate candidate, List<Grant> grants) {
        long units = grants.stream().mapToLong(Grant::units).reduce(0, Math::addExact);
        for (Counter counter : candidate.counters()) {
            Limit limit = counter.limit();
            if (limit.unit() != LimitUnit.TIMES
                    && limit.overflow() == Overflow.REFUSE
                    && units > limits.left(counter)) {
                refuse(grants, limit.name());
                return;
            }
        }
    }

    private static void refuse(List<Grant> grants, String limit) {
        for (Grant grant : grants) {
            if (grant.units() > 0) {
                grant.trimTo(0);
                grant.source().cutBy(Fate.REFUSED, limit);
            }
        }
    }

    private void cut(Grant grant) {
        Ask.Identity own = grant.source().ask().identity();
        for (Counter counter : countersOf(grant)) {
            Limit limit = counter.limit();
            boolean times = limit.unit() == LimitUnit.TIMES;
            if (times && (!grant.source().counters().contains(counter) || counted.contains(own))) {
                continue;
            }
            long left = times ? (limits.left(counter) > 0 ? grant.units() : 0) : Math.max(limits.left(counter), 0);
            if (grant.units() > left) {
                boolean refuse = times || limit.overflow() == Overflow.REFUSE || left == 0;
                grant.trimTo(refuse ? 0 : left);
                grant.source().cutBy(refuse ? Fate.REFUSED : Fate.TRIMMED, limit.name());
            }
        }
        if (grant.units() > 0) {
            take(grant);
        }
    }

    private void take(Grant grant) {
        Ask.Identity own = grant.source().ask().identity();
        for (Counter counter : countersOf(grant)) {
            if (counter.limit().unit() != LimitUnit.TIMES) {
                grant.use(limits.take(counter, grant.units()));
            } else if (grant.source().counters().contains(counter) && !counted.contains(own)) {
                grant.use(limits.take(counter, 1));
            }
        }
        counted.add(own);
    }

    private static Set<Counter> countersOf(Grant grant) {
        Set<Counter> counters = new LinkedHashSet<>(grant.of().counters());
        counters.addAll(grant.source().counters());
        return counters;
    }
}
