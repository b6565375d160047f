package dev.loyalty.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.ledger.SpendingOrder;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.SignalKind;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Choice;
import dev.loyalty.policy.definition.ClaimChoice;
import dev.loyalty.policy.definition.Conversion;
import dev.loyalty.policy.definition.DiscountBasis;
import dev.loyalty.policy.definition.EditVersion;
import dev.loyalty.policy.definition.ExpiryStart;
import dev.loyalty.policy.definition.GoneAdvocate;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.LeapBirthday;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitSubject;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.MilestoneReturn;
import dev.loyalty.policy.definition.MultiplierBasis;
import dev.loyalty.policy.definition.MultiplierCombination;
import dev.loyalty.policy.definition.Overflow;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.Pending;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.ReferralTerms;
import dev.loyalty.policy.definition.Remainder;
import dev.loyalty.policy.definition.RoundingPlace;
import dev.loyalty.policy.definition.Switches;
import dev.loyalty.policy.definition.TaxBasis;
import dev.loyalty.policy.definition.TimesOfDay;
import dev.loyalty.policy.definition.TransferDates;
import dev.loyalty.policy.definition.Window;
import dev.loyalty.policy.definition.WithoutVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {

    private static final String SMALLEST = """
            id: acme
            zone: UTC
            currency: JPY
            accounts:
              points:
                unit: points
            """;

    @Test
    void readsEverythingAPolicyCanSay() {
        PolicyDefinition definition = read("""
                id: acme
                title: One point for every pound
                zone: Europe/London
                currency: GBP
                accounts:
                  points:
                    unit: points
                    pending: 14 days
                    expires: end of year + 3 months
                    expires-from: earning
                  credit:
                    unit: money
                    expires: 2026-12-31
                    remainder: carried
                    spend-first: oldest
                    transfer-dates: renew
                    at-most: 50.00 money
                  gifts: {unit: items, expires: 3 months of inactivity, activity: [transfer, earn]}
                  cards: {unit: items}
                limits:
                  welcome:
                    per: member
                    period: ever
                    at-most: 1 time
                  budget: {per: programme, period: month, at-most: 2500.50 money, overflow: refuse}
                groups:
                  promotions:
                    choose: first
                    order: ["Rule A", "Rule B"]
                  coupons: {}
                windows:
                  spring: {from: 2011-04-01, to: 2011-04-14}
                  happy:
                    from: 2011-04-01T09:30
                    on: [sunday, saturday]
                    between: 17:00-24:00
                switches:
                  earning-kinds: [merchandise, shipping]
                  rounding-mode: half-even
                  rounding-place: total
                  multiply: exact
                  multipliers: product
                  tax: excluded
                  discounts: order
                  excluded-tenders: [points, gift-card]
                  conversion: rounded
                  leap-birthday: march-1
                  clawback: pending-only
                parameters:
                  pointsPerPound: {type: integer, value: 1, min: 0, max: 100, unit: points, doc: For each pound}
                  rate: {type: decimal, value: 0.10}
                  minimum: {type: money, value: 25, min: 0.01}
                  greeting: {type: text, value: yes}
                  active: {type: boolean, value: true}
                  since: {type: date, value: 2026-02-28, max: 2026-12-31}
                  brands: {type: text-list, value: [Vaude, 7]}
                """);

        assertThat(definition)
                .isEqualTo(PolicyDefinition.builder("acme", ZoneId.of("Europe/London"), CurrencyUnit.of("GBP"))
                        .title("One point for every pound")
                        .account(Account.builder("points", AccountUnit.POINTS)
                                .pending(new Pending.For(new Span(14, SpanUnit.DAY)))
                                .expires(new ExpiryRule.EndOf(PeriodUnit.YEAR, new Span(3, SpanUnit.MONTH)))
                                .expiresFrom(ExpiryStart.EARNING)
                                .build())
                        .account(Account.builder("credit", AccountUnit.MONEY)
                                .expires(new ExpiryRule.On(LocalDate.of(2026, 12, 31)))
                                .remainder(Remainder.CARRIED)
                                .spendFirst(SpendingOrder.OLDEST)
                                .transferDates(TransferDates.RENEW)
                                .atMost(5000L)
                                .build())
                        .account(Account.builder("gifts", AccountUnit.ITEMS)
                                .expires(new ExpiryRule.AfterInactivity(
                                        new Span(3, SpanUnit.MONTH), List.of(EntryKind.ISSUED, EntryKind.TRANSFERRED)))
                                .build())
                        .account(Account.of("cards", AccountUnit.ITEMS))
                        .limit(new Limit("welcome", LimitSubject.MEMBER, null, LimitUnit.TIMES, 1, Overflow.TRIM))
                        .limit(new Limit(
                                "budget",
                                LimitSubject.PROGRAMME,
                                PeriodUnit.MONTH,
                                LimitUnit.MONEY,
                                250_050,
                                Overflow.REFUSE))
                        .group(new Group("promotions", Choice.FIRST, List.of("Rule A", "Rule B")))
                        .group(Group.of("coupons", Choice.BEST))
                        .window(Window.days("spring", LocalDate.of(2011, 4, 1), LocalDate.of(2011, 4, 14)))
                        .window(new Window(
                                "happy",
                                LocalDateTime.of(2011, 4, 1, 9, 30),
                                null,
                                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                new TimesOfDay(LocalTime.of(17, 0), LocalTime.MIDNIGHT)))
                        .switches(Switches.builder()
                                .earningKinds(List.of("merchandise", "shipping"))
                                .roundingMode(RoundingMode.HALF_EVEN)
                                .roundingPlace(RoundingPlace.TOTAL)
                                .multiply(MultiplierBasis.EXACT)
                                .multipliers(MultiplierCombination.PRODUCT)
                                .tax(TaxBasis.EXCLUDED)
                                .discounts(DiscountBasis.ORDER)
                                .excludedTenders(List.of("points", "gift-card"))
                                .conversion(Conversion.ROUNDED)
                                .leapBirthday(LeapBirthday.MARCH_1)
                                .clawback(Clawback.PENDING_ONLY)
                                .build())
                        .parameter(new Parameter(
                                "pointsPerPound", ParameterType.INTEGER, 1L, 0L, 100L, "points", "For each pound"))
                        .parameter(Parameter.of("rate", ParameterType.DECIMAL, new BigDecimal("0.1")))
                        .parameter(new Parameter(
                                "minimum",
                                ParameterType.MONEY,
                                new BigDecimal("25.00"),
                                new BigDecimal("0.01"),
                                null,
                                null,
                                null))
                        .parameter(Parameter.of("greeting", ParameterType.TEXT, "yes"))
                        .parameter(Parameter.of("active", ParameterType.BOOLEAN, true))
                        .parameter(new Parameter(
                                "since",
                                ParameterType.DATE,
                                LocalDate.of(2026, 2, 28),
                                null,
                                LocalDate.of(2026, 12, 31),
                                null,
                                null))
                        .parameter(Parameter.of("brands", ParameterType.TEXT_LIST, List.of("Vaude", "7")))
                        .build());
        assertThat(definition.parameters().keySet())
                .containsExactly("pointsPerPound", "rate", "minimum", "greeting", "active", "since", "brands");
    }

    @Test
    void fillsInTheDefaults() {
        PolicyDefinition definition = read(SMALLEST);

        assertThat(definition.title()).isEqualTo("acme");
        assertThat(definition.accounts().get("points")).isEqualTo(Account.of("points", AccountUnit.POINTS));
        assertThat(definition.switches())
                .isEqualTo(new Switches(
                        List.of("merchandise"),
                        RoundingMode.FLOOR,
                        RoundingPlace.RULE,
                        MultiplierBasis.ROUNDED,
                        MultiplierCombination.SUM,
                        TaxBasis.INCLUDED,
                        DiscountBasis.SHARED,
                        List.of("points"),
                        Conversion.EXACT,
                        LeapBirthday.FEBRUARY_28,
                        ReversalMode.RE_JUDGED,
                        WithoutVersion.DECLINE,
                        EditVersion.ORIGINAL,
                        Clawback.UNLIMITED));
        assertThat(definition.limits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "24 hours,24,HOUR",
        "1 day,1,DAY",
        "2 weeks,2,WEEK",
        "12 months,12,MONTH",
        "1 years,1,YEAR",
        "3days,3,DAY"
    })
    void readsSpans(String text, int amount, SpanUnit unit) {
        ExpiryRule expires =
                read(SMALLEST + "    expires: " + text).accounts().get("points").expires();

        assertThat(expires).isEqualTo(new ExpiryRule.After(new Span(amount, unit)));
    }

    @ParameterizedTest
    @CsvSource({"5 times,TIMES,5", "1 point,POINTS,1", "0 items,ITEMS,0", "1000 money,MONEY,1000"})
    void readsWhatALimitAllowsInMinorUnits(String text, LimitUnit unit, long maximum) {
        Limit limit = read(SMALLEST + "limits: {l: {per: member, period: half, at-most: " + text + "}}")
                .limits()
                .get("l");

        assertThat(limit).isEqualTo(new Limit("l", LimitSubject.MEMBER, PeriodUnit.HALF, unit, maximum, Overflow.TRIM));
    }

    @Test
    void earningAndRedeemingAreActivityUnlessThePolicySaysOtherwise() {
        PolicyDefinition definition = read(
                DefinitionFaults.HEAD.replace("{unit: points}", "{unit: points, expires: 12 months of inactivity}"));

        assertThat(definition.accounts().get("points"))
                .isEqualTo(Account.builder("points", AccountUnit.POINTS)
                        .expires(new ExpiryRule.AfterInactivity(
                                new Span(12, SpanUnit.MONTH), List.of(EntryKind.ISSUED, EntryKind.REDEEMED)))
                        .build());
    }

    @Test
    void numbersNeverPassThroughBinaryFractions() {
        PolicyDefinition definition =
                read(SMALLEST + "parameters: {exact: {type: decimal, value: 123456789012345678.123456789012345678}}");

        assertThat(definition.parameters().get("exact").value())
                .isEqualTo(new BigDecimal("123456789012345678.123456789012345678"));
    }

    private static PolicyDefinition read(String text) {
        DefinitionResult result = DefinitionReader.read(new PolicyFile("policy.yaml", text), List.of(), List.of());
        assertThat(result).isInstanceOf(DefinitionResult.Read.class);
        return ((DefinitionResult.Read) result).definition();
    }

    @Test
    void readsHowReferralsAreJudged() {
        assertThat(read(SMALLEST).referral()).isEqualTo(ReferralTerms.DEFAULT);
        String referral = """
                referral:
                  claims: last
                  claims-expire: 30 days
                  hold-at: 3
                  decline-at: 5
                  depth: 2
                  gone-advocate: decline
                  milestones: claw-back
                  same-person: none
                """;
        assertThat(read(SMALLEST + referral).referral())
                .isEqualTo(new ReferralTerms(
                        ClaimChoice.LAST,
                        new Span(30, SpanUnit.DAY),
                        3,
                        5,
                        2,
                        GoneAdvocate.DECLINE,
                        MilestoneReturn.CLAW_BACK,
                        Set.of()));
        assertThat(read(SMALLEST + "referral: { hold-at: 4, same-person: [card] }")
                        .referral())
                .satisfies(terms -> {
                    assertThat(terms.declineAt()).isEqualTo(4);
                    assertThat(terms.samePerson()).containsExactly(SignalKind.CARD);
                });
    }
}
