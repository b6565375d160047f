package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.INVALID_VALUE;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.SpendingOrder;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.ExpiryStart;
import dev.loyalty.policy.definition.Pending;
import dev.loyalty.policy.definition.Remainder;
import dev.loyalty.policy.definition.TransferDates;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Reads one entry of the section {@code accounts}. */
final class AccountReader {

    private static final List<String> KEYS = List.of(
            "unit",
            "pending",
            "expires",
            "expires-from",
            "activity",
            "remainder",
            "spend-first",
            "transfer-dates",
            "clawback",
            "at-most");

    /** What can count as activity, as policies say it. */
    private static final Map<String, EntryKind> ACTIVITIES = activities();

    private final @Nullable CurrencyUnit currency;
    private final Collection<String> events;
    private final Faults faults;

    /** @param events names of events, also those of faulty entries */
    AccountReader(@Nullable CurrencyUnit currency, Collection<String> events, Faults faults) {
        this.currency = currency;
        this.events = events;
        this.faults = faults;
    }

    Optional<Account> account(YamlNode.Entry entry) {
        Fields fields = SectionReader.fields(entry, "account", KEYS, faults);
        AccountUnit unit = fields.required("unit", TextReaders.oneOf(List.of(AccountUnit.values())));
        Account.Builder account = Account.builder(entry.key(), unit == null ? AccountUnit.POINTS : unit)
                .pending(fields.optional("pending", DefinitionTexts.pending(events), new Pending.Not()))
                .expires(expires(fields))
                .expiresFrom(fields.optional(
                        "expires-from", TextReaders.oneOf(List.of(ExpiryStart.values())), ExpiryStart.ACTIVATION))
                .remainder(
                        fields.optional("remainder", TextReaders.oneOf(List.of(Remainder.values())), Remainder.DROPPED))
                .spendFirst(fields.optional(
                        "spend-first",
                        TextReaders.oneOf(List.of(SpendingOrder.values())),
                        SpendingOrder.NEAREST_EXPIRY))
                .transferDates(fields.optional(
                        "transfer-dates", TextReaders.oneOf(List.of(TransferDates.values())), TransferDates.KEEP))
                .clawback(fields.optional("clawback", TextReaders.oneOf(List.of(Clawback.values()))))
                .atMost(atMost(fields, unit));
        return unit == null || !fields.isSound() ? Optional.empty() : Optional.of(account.build());
    }

    private static ExpiryRule expires(Fields fields) {
        ExpiryRule rule = fields.optional("expires", DefinitionTexts::expiry, new ExpiryRule.Never());
        List<EntryKind> activities = fields.list("activity", TextReaders.oneOf(ACTIVITIES));
        if (!rule.isCounted() && fields.isSound()) {
            fields.faultAtKey(
                    CONFLICTING_KEYS,
                    "expires-from",
                    "has no span or period to count",
                    "Maybe \"expires\" is missing?");
        }
        if (rule instanceof ExpiryRule.AfterInactivity inactivity) {
            if (activities == null) {
                return rule;
            }
            fields.refuseRepeated("activity", activities);
            return new ExpiryRule.AfterInactivity(inactivity.span(), activities);
        }
        fields.faultAtKey(
                CONFLICTING_KEYS,
                "activity",
                "keeps nothing from expiring",
                "Maybe \"expires\" should be such as \"12 months of inactivity\"?");
        return rule;
    }

    private @Nullable Long atMost(Fields fields, @Nullable AccountUnit unit) {
        DefinitionTexts.AtMost atMost = fields.optional("at-most", DefinitionTexts.atMost(currency));
        if (atMost == null || unit == null) {
            return null;
        }
        if (!atMost.unit().name().equals(unit.name())) {
            String word = SectionReader.word(unit);
            fields.faultAtValue(INVALID_VALUE, "at-most", "not in " + word, "Maybe such as \"1000 " + word + "\"?");
        } else if (atMost.maximum() < 1) {
            fields.faultAtValue(OUT_OF_RANGE, "at-most", "less than 1", "Maybe leave it out for any number?");
            return null;
        }
        return atMost.maximum();
    }

    private static Map<String, EntryKind> activities() {
        Map<String, EntryKind> words = new LinkedHashMap<>();
        words.put("earn", EntryKind.ISSUED);
        words.put("redeem", EntryKind.REDEEMED);
        words.put("cancel", EntryKind.CANCELLED);
        words.put("reverse", EntryKind.REVERSED);
        words.put("adjust", EntryKind.ADJUSTED);
        words.put("transfer", EntryKind.TRANSFERRED);
        return words;
    }
}
