package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ACCOUNT;

import dev.loyalty.internal.scenario.CorrectingStep;
import dev.loyalty.internal.scenario.CorrectingStep.Correction;
import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Said;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code adjust:}, {@code transfer:}, {@code extend:} or {@code merge:}, by hand. */
record CorrectKind(String key, Story story) implements StepKind {

    static final String ADJUST = "adjust";
    static final String TRANSFER = "transfer";
    static final String EXTEND = "extend";
    static final String MERGE = "merge";
    private static final String ACCOUNT = "account";
    private static final String UNITS = "units";
    private static final String DECLINED = "declined";
    private static final Map<String, List<String>> KEYS = Map.of(
            ADJUST, List.of("id", "at", ACCOUNT, UNITS, "may-owe"),
            TRANSFER, List.of("id", "at", ACCOUNT, UNITS, "to"),
            EXTEND, List.of("id", "at", ACCOUNT, "last-day"),
            MERGE, List.of("id", "at", "from"));

    @Override
    public List<String> thenKeys() {
        return List.of();
    }

    @Override
    public List<String> alsoThenKeys() {
        return List.of(DECLINED);
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Said declined = then.own().map(CorrectKind::declined).orElse(null);
        return step.entry(key).flatMap(entry -> read(entry, then, declined));
    }

    private static @Nullable Said declined(Fields then) {
        String word = then.optional(DECLINED, TextReaders::notBlank);
        return word == null
                ? null
                : then.entry(DECLINED)
                        .map(entry -> new Said(DECLINED, word, new Place(entry.line(), entry.column())))
                        .orElseThrow();
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, @Nullable Said declined) {
        List<String> keys = KEYS.getOrDefault(key, List.of());
        Fields fields =
                Fields.of(entry.value(), story.section(key), entry.line(), entry.column(), keys, story.faults());
        String id = story.id(fields, key);
        ZonedDateTime at = story.at(fields);
        Correction correction = switch (key) {
            case ADJUST -> adjust(fields);
            case TRANSFER -> transfer(fields);
            case EXTEND -> extend(fields);
            default -> merge(fields);
        };
        return correction == null || !fields.isSound()
                ? Optional.empty()
                : Optional.of(new CorrectingStep(story.frame(then), id, at.toInstant(), correction, declined));
    }

    private @Nullable Correction adjust(Fields fields) {
        Account account = account(fields);
        Long units = units(fields, account);
        if (units != null && units == 0) {
            fields.faultAtValue(OUT_OF_RANGE, UNITS, "nothing", "Maybe below zero to take some?");
        }
        boolean mayOwe = fields.optional("may-owe", TextReaders::bool, false);
        return account == null || units == null ? null : new Correction.Adjust(account.name(), units, mayOwe);
    }

    private @Nullable Correction transfer(Fields fields) {
        Account account = account(fields);
        Long units = units(fields, account);
        if (units != null && units <= 0) {
            fields.faultAtValue(OUT_OF_RANGE, UNITS, "not more than 0", "Maybe without a sign?");
        }
        String to = other(fields, "to");
        return account == null || units == null || to == null
                ? null
                : new Correction.Transfer(account.name(), units, to);
    }

    private @Nullable Correction extend(Fields fields) {
        Account account = account(fields);
        return account == null
                ? null
                : new Correction.Extend(account.name(), fields.optional("last-day", TextReaders::date));
    }

    private @Nullable Correction merge(Fields fields) {
        String from = other(fields, "from");
        return from == null ? null : new Correction.Merge(from);
    }

    private @Nullable String other(Fields fields, String field) {
        String member = fields.required(field, TextReaders::notBlank);
        if (member != null && member.equals(story.member())) {
            fields.faultAtValue(OUT_OF_RANGE, field, "the scenario's own member", "Maybe another one?");
        }
        return member;
    }

    private @Nullable Account account(Fields fields) {
        String name = fields.required(ACCOUNT, TextReaders::notBlank);
        Map<String, Account> accounts = story.policy().accounts();
        if (name != null && !accounts.containsKey(name)) {
            fields.faultAtValue(
                    UNKNOWN_ACCOUNT, ACCOUNT, "no account of policy.yaml", Suggestions.hint(name, accounts.keySet()));
        }
        return name == null ? null : accounts.get(name);
    }

    private @Nullable Long units(Fields fields, @Nullable Account account) {
        boolean money = account != null && account.unit() == AccountUnit.MONEY;
        return fields.required(
                UNITS,
                text -> money
                        ? DefinitionTexts.minorUnits(text, story.policy().currency())
                        : TextReaders.integer(text));
    }
}
