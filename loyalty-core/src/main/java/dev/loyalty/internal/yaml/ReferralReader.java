package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.SignalKind;
import dev.loyalty.model.Span;
import dev.loyalty.policy.definition.ClaimChoice;
import dev.loyalty.policy.definition.GoneAdvocate;
import dev.loyalty.policy.definition.MilestoneReturn;
import dev.loyalty.policy.definition.ReferralTerms;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code referral} of {@code policy.yaml}. */
final class ReferralReader {

    private static final String SAME_PERSON = "same-person";
    private static final String NONE = "none";
    private static final List<String> KEYS = List.of(
            "claims", "claims-expire", "hold-at", "decline-at", "depth", "gone-advocate", "milestones", SAME_PERSON);
    private static final int DEEPEST = 1_000;

    private final Faults faults;

    ReferralReader(Faults faults) {
        this.faults = faults;
    }

    ReferralTerms read(YamlNode.Entry entry) {
        ReferralTerms defaults = ReferralTerms.DEFAULT;
        Fields fields = Fields.of(entry.value(), entry.key(), entry.line(), entry.column(), KEYS, faults);
        ClaimChoice claims =
                fields.optional("claims", TextReaders.oneOf(List.of(ClaimChoice.values())), defaults.claims());
        Span expire = fields.optional("claims-expire", DefinitionTexts::span);
        long holdAt = fields.optional("hold-at", ReferralReader::positive, defaults.holdAt());
        long declineAt =
                fields.optional("decline-at", ReferralReader::positive, Math.max(holdAt, defaults.declineAt()));
        if (declineAt < holdAt) {
            fields.faultAtValue(
                    OUT_OF_RANGE,
                    "decline-at",
                    "less than hold-at, so that nothing would ever wait for a review",
                    "Maybe the two are exchanged?");
        }
        Long depth = fields.optional("depth", ReferralReader::depth);
        GoneAdvocate gone = fields.optional(
                "gone-advocate", TextReaders.oneOf(List.of(GoneAdvocate.values())), defaults.goneAdvocate());
        MilestoneReturn milestones = fields.optional(
                "milestones", TextReaders.oneOf(List.of(MilestoneReturn.values())), defaults.milestones());
        Set<SignalKind> samePerson = samePerson(fields, defaults);
        return fields.isSound()
                ? new ReferralTerms(
                        claims,
                        expire,
                        holdAt,
                        declineAt,
                        depth == null ? null : depth.intValue(),
                        gone,
                        milestones,
                        samePerson)
                : defaults;
    }

    private static Set<SignalKind> samePerson(Fields fields, ReferralTerms defaults) {
        if (!fields.has(SAME_PERSON) || fields.isWord(SAME_PERSON, NONE)) {
            return fields.has(SAME_PERSON) ? Set.of() : defaults.samePerson();
        }
        List<SignalKind> kinds = fields.list(SAME_PERSON, TextReaders.oneOf(List.of(SignalKind.values())));
        if (kinds == null) {
            return defaults.samePerson();
        }
        fields.refuseRepeated(SAME_PERSON, kinds);
        return EnumSet.copyOf(kinds);
    }

    private static Long positive(String text) throws Unreadable {
        Long number = TextReaders.integer(text);
        if (number < 1) {
            throw new Unreadable(OUT_OF_RANGE, "less than 1", "Maybe leave it out?");
        }
        return number;
    }

    private static Long depth(String text) throws Unreadable {
        Long depth = positive(text);
        if (depth > DEEPEST) {
            throw new Unreadable(OUT_OF_RANGE, "more than " + DEEPEST, "Maybe leave it out for any depth?");
        }
        return depth;
    }
}
