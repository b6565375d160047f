package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_LEVEL;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_VALUE;

import dev.loyalty.internal.scenario.Person;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.Member;
import dev.loyalty.model.SignalKind;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.referral.AdvocateStatus;
import dev.loyalty.referral.SignalHash;
import dev.loyalty.referral.Signals;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what a scenario gives of its members. */
final class PersonReader {

    static final String DEFAULT_ID = "member";
    private static final String ID = "id";
    private static final String SEGMENTS = "segments";
    private static final String SIGNALS = "signals";
    private static final String FORMERLY = "formerly";
    private static final List<String> OTHER_KEYS = List.of(
            "tier",
            SEGMENTS,
            "birthday",
            "joined",
            AttributesReader.KEY,
            SIGNALS,
            "orders",
            "friends",
            "status",
            FORMERLY);
    private static final List<String> OWN_KEYS =
            Stream.concat(Stream.of(ID), OTHER_KEYS.stream()).toList();

    private final PolicyDefinition policy;
    private final Faults faults;

    PersonReader(PolicyDefinition policy, Faults faults) {
        this.policy = policy;
        this.faults = faults;
    }

    /** The scenario's own member. */
    Person own(YamlNode.Entry entry) {
        Fields fields = Fields.of(entry.value(), "member", entry.line(), entry.column(), OWN_KEYS, faults);
        return person(fields, fields.optional(ID, TextReaders::notBlank, DEFAULT_ID), "member");
    }

    /** Another one, whose id is the key. */
    Person other(YamlNode.Entry entry) {
        String section = "member \"" + entry.key() + "\"";
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), OTHER_KEYS, faults);
        return person(fields, entry.key(), section);
    }

    private Person person(Fields fields, String id, String section) {
        Member member = member(fields, id, section);
        Signals signals =
                fields.entry(SIGNALS).map(entry -> signals(entry, section)).orElseGet(Signals::none);
        long orders = fields.optional("orders", PersonReader::notNegative, 0L);
        long friends = fields.optional("friends", PersonReader::notNegative, 0L);
        AdvocateStatus status =
                fields.optional("status", TextReaders.oneOf(List.of(AdvocateStatus.values())), AdvocateStatus.ACTIVE);
        List<String> formerly = fields.list(FORMERLY, TextReaders::notBlank);
        return new Person(
                member,
                signals,
                orders,
                friends,
                status,
                new TreeSet<>(Objects.requireNonNullElse(formerly, List.of())));
    }

    private Member member(Fields fields, String id, String section) {
        Member.Builder member = Member.builder(id);
        String tier = fields.optional("tier", TextReaders::notBlank);
        if (tier != null) {
            requireLevel(fields, tier);
            member.tier(tier);
        }
        List<String> segments = fields.list(SEGMENTS, TextReaders::notBlank);
        if (segments != null) {
            fields.refuseRepeated(SEGMENTS, segments);
            segments.forEach(member::segment);
        }
        MonthDay birthday = fields.optional("birthday", TextReaders::monthDay);
        if (birthday != null) {
            member.birthday(birthday);
        }
        LocalDate joined = fields.optional("joined", TextReaders::date);
        if (joined != null) {
            member.joined(joined.atStartOfDay(policy.zone()).toInstant());
        }
        new AttributesReader(policy, faults)
                .read(fields, AttributeHolder.MEMBER, section)
                .values()
                .forEach(member::attribute);
        return member.build();
    }

    /** A policy without levels may know those of the host. */
    private void requireLevel(Fields fields, String tier) {
        if (policy.tiers().isDeclared() && policy.tiers().rank(tier) == 0) {
            fields.faultAtValue(
                    UNKNOWN_LEVEL,
                    "tier",
                    "no level of policy.yaml",
                    Suggestions.hint(tier, policy.tiers().names()));
        }
    }

    /** Values as people write them, normalised: two ways of writing the same are the same. */
    private Signals signals(YamlNode.Entry entry, String section) {
        Signals signals = Signals.none();
        Fields fields = Fields.ofNamed(entry, SIGNALS + " of " + section, faults);
        for (YamlNode.Entry given : fields.all()) {
            Optional<SignalKind> kind = Arrays.stream(SignalKind.values())
                    .filter(each -> each.word().equals(given.key()))
                    .findFirst();
            if (kind.isEmpty()) {
                List<String> words =
                        Arrays.stream(SignalKind.values()).map(SignalKind::word).toList();
                String message = "\"" + given.key() + "\" is no kind of signal.";
                faults.add(UNKNOWN_VALUE, given, message, Suggestions.hint(given.key(), words));
                continue;
            }
            String value = fields.optional(given.key(), text -> normalised(kind.get(), text));
            if (value != null) {
                signals = signals.with(kind.get(), value);
            }
        }
        return signals;
    }

    private static String normalised(SignalKind kind, String text) throws Unreadable {
        try {
            return SignalHash.normalised(kind, text);
        } catch (IllegalArgumentException nothingLeft) {
            throw new Unreadable(UNKNOWN_VALUE, "no " + kind.word() + " that could be compared", null);
        }
    }

    private static long notNegative(String text) throws Unreadable {
        long number = TextReaders.integer(text);
        if (number < 0) {
            throw new Unreadable(OUT_OF_RANGE, "less than 0", "Maybe without the sign?");
        }
        return number;
    }
}
