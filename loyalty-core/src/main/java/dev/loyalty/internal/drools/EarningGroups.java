package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Sentence.Argument;
import dev.loyalty.internal.drools.Sentence.Call;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.definition.Choice;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.HashMap;
import java.util.Map;

/** Checks that the proposals of a group can be compared with one another, over all rules. */
final class EarningGroups {

    private final Findings findings;
    private final PolicyDefinition policy;
    private final Map<String, Grouped> first = new HashMap<>();

    /** The first proposal that was found in a group, and what it does. */
    private record Grouped(String rule, String does) {}

    EarningGroups(Findings findings, PolicyDefinition policy) {
        this.findings = findings;
        this.policy = policy;
    }

    /** @param does what the proposal does, said in the same words wherever it can be compared */
    void check(Sentence sentence, String does) {
        sentence.last("inGroup").ifPresent(word -> check(sentence, word, does));
    }

    private void check(Sentence sentence, Call word, String does) {
        Argument name = word.argument(0);
        Group group =
                name == null ? null : name.literal().map(policy.groups()::get).orElse(null);
        if (group == null || group.choose() == Choice.ALL) {
            return;
        }
        Grouped other =
                first.putIfAbsent(group.name(), new Grouped(sentence.rule().name(), does));
        if (other != null && !other.does().equals(does)) {
            sentence.error(
                    findings,
                    DiagnosticCode.MIXED_GROUP,
                    word.aboutAt(),
                    "this proposal " + does + ", and rule \"" + other.rule() + "\" of the same group " + other.does()
                            + ", so that they cannot be compared",
                    "Maybe a group each for multipliers and amounts, and for each account?");
        }
    }
}
