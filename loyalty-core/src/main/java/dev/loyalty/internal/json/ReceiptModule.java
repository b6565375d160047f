package dev.loyalty.internal.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.Proviso;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Moment;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.TierTerm;
import dev.loyalty.redemption.Wish;
import dev.loyalty.referral.ReferralOutcome;
import dev.loyalty.reversal.CancelledReward;
import dev.loyalty.reversal.WhatCameBack;
import dev.loyalty.tier.TierChange;
import dev.loyalty.tier.TierOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** How the library's values look in JSON: scalars as texts, alternatives by a {@code type}, absent values left out. */
final class ReceiptModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ReceiptModule() {
        super("loyalty-receipts");
        text(Instant.class, Instant::toString, Instant::parse);
        text(LocalDate.class, LocalDate::toString, LocalDate::parse);
        text(MonthDay.class, MonthDay::toString, MonthDay::parse);
        text(ZoneId.class, ZoneId::getId, ZoneId::of);
        text(BigDecimal.class, BigDecimal::toPlainString, NumberTexts::decimal);
        text(Fraction.class, Fraction::toString, NumberTexts::fraction);
        text(Money.class, Money::toString, NumberTexts::money);
        text(CurrencyUnit.class, CurrencyUnit::getCode, CurrencyUnit::of);
        text(LineKind.class, LineKind::name, LineKind::new);
        addSerializer(Attributes.class, new AttributesJson.Writer());
        addDeserializer(Attributes.class, new AttributesJson.Reader());
        addSerializer(MeasureValues.class, new MeasureValuesJson.Writer());
        addDeserializer(MeasureValues.class, new MeasureValuesJson.Reader());
        setMixInAnnotation(Record.class, ComponentsOnly.class);
        setMixInAnnotation(Entry.class, MostlyNothingSpent.class);
        setMixInAnnotation(Entry.Carried.class, MostlyNothingSpent.class);
        setMixInAnnotation(Lot.class, MostlyNothingSpent.class);
        setMixInAnnotation(CancelledReward.class, MostlyNothingReclaimed.class);
        setMixInAnnotation(Activity.class, Activities.class);
        setMixInAnnotation(Wish.class, Wishes.class);
        setMixInAnnotation(Activation.class, Activations.class);
        setMixInAnnotation(Expiry.class, Expiries.class);
        setMixInAnnotation(ExpiryRule.class, ExpiryRules.class);
        setMixInAnnotation(Expectation.class, Expectations.class);
        setMixInAnnotation(Proviso.class, Provisos.class);
        setMixInAnnotation(SpecialAward.Gift.class, Gifts.class);
        setMixInAnnotation(EarningDecision.class, RareSpecials.class);
        setMixInAnnotation(WhatCameBack.class, Returns.class);
        setMixInAnnotation(TierTerm.class, TierTerms.class);
        setMixInAnnotation(TierChange.class, TierChanges.class);
        setMixInAnnotation(TierOutcome.class, TierOutcomes.class);
        setMixInAnnotation(ReferralOutcome.class, ReferralOutcomes.class);
        setMixInAnnotation(ReferralOutcome.Rewarded.class, RareSpecials.class);
        setMixInAnnotation(ReferralOutcome.Held.class, RareSpecials.class);
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new TextJson.Writer<>(type, write));
        addDeserializer(type, new TextJson.Reader<>(type, read));
    }

    /** What a record is made of, never what it computes. */
    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.ANY,
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface ComponentsOnly {}

    /** 0 is left out. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class MostlyNothingSpent implements ComponentsOnly {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        long outstanding;

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        long redeemed;
    }

    /** 0 is left out. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class MostlyNothingReclaimed implements ComponentsOnly {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        long reclaimed;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "activity")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Order.class, name = "order"),
        @JsonSubTypes.Type(value = Action.class, name = "action"),
        @JsonSubTypes.Type(value = Moment.class, name = "moment")
    })
    private interface Activities {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "wish")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Wish.Times.class, name = "times"),
        @JsonSubTypes.Type(value = Wish.Units.class, name = "units"),
        @JsonSubTypes.Type(value = Wish.Worth.class, name = "worth"),
        @JsonSubTypes.Type(value = Wish.Most.class, name = "most")
    })
    private interface Wishes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Activation.At.class, name = "at"),
        @JsonSubTypes.Type(value = Activation.StartOf.class, name = "start-of"),
        @JsonSubTypes.Type(value = Activation.Held.class, name = "held"),
        @JsonSubTypes.Type(value = Activation.OnEvent.class, name = "on-event")
    })
    private interface Activations {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Expiry.Never.class, name = "never"),
        @JsonSubTypes.Type(value = Expiry.At.class, name = "at"),
        @JsonSubTypes.Type(value = Expiry.EndOf.class, name = "end-of"),
        @JsonSubTypes.Type(value = Expiry.AfterActivation.class, name = "after-activation"),
        @JsonSubTypes.Type(value = Expiry.AfterInactivity.class, name = "after-inactivity")
    })
    private interface Expiries {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ExpiryRule.Never.class, name = "never"),
        @JsonSubTypes.Type(value = ExpiryRule.After.class, name = "after"),
        @JsonSubTypes.Type(value = ExpiryRule.EndOf.class, name = "end-of"),
        @JsonSubTypes.Type(value = ExpiryRule.On.class, name = "on"),
        @JsonSubTypes.Type(value = ExpiryRule.AfterInactivity.class, name = "after-inactivity")
    })
    private interface ExpiryRules {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Expectation.LedgerUnchanged.class, name = "ledger-unchanged"),
        @JsonSubTypes.Type(value = Expectation.CapacityLeft.class, name = "capacity-left")
    })
    private interface Expectations {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Proviso.AtLeast.class, name = "at-least"),
        @JsonSubTypes.Type(value = Proviso.AllOf.class, name = "all-of"),
        @JsonSubTypes.Type(value = Proviso.AllLines.class, name = "all-lines")
    })
    private interface Provisos {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SpecialAward.Donation.class, name = "donation"),
        @JsonSubTypes.Type(value = SpecialAward.Recognition.class, name = "recognition"),
        @JsonSubTypes.Type(value = SpecialAward.TierGift.class, name = "tier-gift")
    })
    private interface Gifts {}

    /** Few decisions have specials: left out then. */
    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.ANY,
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    abstract static class RareSpecials {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        @Nullable
        List<?> specials;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = WhatCameBack.Everything.class, name = "everything"),
        @JsonSubTypes.Type(value = WhatCameBack.Lines.class, name = "lines"),
        @JsonSubTypes.Type(value = WhatCameBack.Units.class, name = "units"),
        @JsonSubTypes.Type(value = WhatCameBack.Amount.class, name = "amount"),
        @JsonSubTypes.Type(value = WhatCameBack.Undo.class, name = "undo")
    })
    private interface Returns {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TierTerm.WhileQualified.class, name = "while-qualified"),
        @JsonSubTypes.Type(value = TierTerm.ForEver.class, name = "for-ever"),
        @JsonSubTypes.Type(value = TierTerm.Lasting.class, name = "lasting"),
        @JsonSubTypes.Type(value = TierTerm.EndOf.class, name = "end-of"),
        @JsonSubTypes.Type(value = TierTerm.EndOfMemberYear.class, name = "end-of-member-year")
    })
    private interface TierTerms {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TierChange.SetFloor.class, name = "set-floor"),
        @JsonSubTypes.Type(value = TierChange.EndFloor.class, name = "end-floor"),
        @JsonSubTypes.Type(value = TierChange.Give.class, name = "give"),
        @JsonSubTypes.Type(value = TierChange.EndGift.class, name = "end-gift"),
        @JsonSubTypes.Type(value = TierChange.Merge.class, name = "merge")
    })
    private interface TierChanges {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TierOutcome.Upgraded.class, name = "upgraded"),
        @JsonSubTypes.Type(value = TierOutcome.Kept.class, name = "kept"),
        @JsonSubTypes.Type(value = TierOutcome.Downgraded.class, name = "downgraded")
    })
    private interface TierOutcomes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ReferralOutcome.Rewarded.class, name = "rewarded"),
        @JsonSubTypes.Type(value = ReferralOutcome.Held.class, name = "held"),
        @JsonSubTypes.Type(value = ReferralOutcome.Declined.class, name = "declined"),
        @JsonSubTypes.Type(value = ReferralOutcome.Open.class, name = "open")
    })
    private interface ReferralOutcomes {}
}
