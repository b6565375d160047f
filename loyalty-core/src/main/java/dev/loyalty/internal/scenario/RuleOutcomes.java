package dev.loyalty.internal.scenario;

import dev.loyalty.earning.SettledProposal;
import dev.loyalty.scenario.RuleOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of each rule for one activity, and the words for it. */
final class RuleOutcomes {

    private final List<SettledProposal> proposals;
    private final Set<String> blocking;

    /** @param blocking the rules that forbade something, which counts as having fired */
    RuleOutcomes(List<SettledProposal> proposals, Set<String> blocking) {
        this.proposals = proposals;
        this.blocking = Set.copyOf(blocking);
    }

    RuleOutcome of(String rule) {
        if (blocking.contains(rule)) {
            return RuleOutcome.FIRED;
        }
        RuleOutcome outcome = RuleOutcome.SILENT;
        for (SettledProposal proposal : proposals) {
            if (proposal.rule().equals(rule)) {
                if (proposal.granted() > 0) {
                    return RuleOutcome.FIRED;
                }
                outcome = RuleOutcome.REFUSED;
            }
        }
        return outcome;
    }

    /** What became of a rule's proposals if nothing was granted; null if there is nothing to tell. */
    @Nullable
    String why(String rule) {
        if (of(rule) != RuleOutcome.REFUSED) {
            return null;
        }
        return proposals.stream()
                .filter(proposal -> proposal.rule().equals(rule))
                .map(RuleOutcomes::fate)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** What each rule brought to an account; null if no rule proposed anything for it. */
    @Nullable
    String why(String account, LongFunction<String> text) {
        Map<String, Long> granted = new TreeMap<>();
        for (SettledProposal proposal : proposals) {
            if (!proposal.verb().isSpecial() && proposal.account().equals(account)) {
                granted.merge(proposal.rule(), proposal.granted(), Math::addExact);
            }
        }
        if (granted.isEmpty()) {
            return null;
        }
        return granted.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text.apply(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String fate(SettledProposal proposal) {
        String because = proposal.because();
        String word = proposal.fate().name().toLowerCase(Locale.ROOT);
        return because == null ? word : word + ": " + because;
    }
}
