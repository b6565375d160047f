package dev.loyalty.internal.yaml;

import static dev.loyalty.internal.yaml.DefinitionFaults.HEAD;
import static dev.loyalty.internal.yaml.DefinitionFaults.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.DistinctField;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureFilter;
import dev.loyalty.policy.definition.MeasureSource;
import dev.loyalty.policy.definition.MeasureWindow;
import dev.loyalty.policy.definition.Window;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureReaderTest {

    @Test
    void readsEveryMeasure() {
        assertThat(measures("""
                windows: { spring: { from: 2026-04-01, to: 2026-06-30 } }
                measures:
                  spent12Months: { sum: amount, of: order, over: 12 months }
                  spentThisYear: { sum: amount, of: order, in: year }
                  spentOnBags: { sum: amount, of: line, category: [bags, cases], kind: merchandise }
                  bagsBought: { sum: quantity, of: line, sku: BAG-1, in: ever }
                  pointsEarned: { sum: awarded, account: points, over: 24 hours }
                  orders: { count: order }
                  bagOrders: { count: order, category: bags }
                  socials: { count: action, type: [follow, share], in: week }
                  cartsLeft: { count: moment, type: cart-left }
                  categories: { distinct: category, of: line, in: month }
                  products: { distinct: sku, of: line }
                  unitsScanned: { distinct: subject, of: action, type: scan }
                  channels: { distinct: type, of: action }
                  firstVideo: { first: action, type: video }
                  lastPurchase: { last: order }
                  streak: { streak: order, per: month }
                  ordersOfMemberYear: { count: order, in: member-year }
                  ordersOfLevel: { count: order, since: tier-change }
                  ordersOfSpring: { count: order, during: spring }
                """))
                .containsExactly(
                        Measure.of("spent12Months", new Aggregate.Amount(MeasureSource.ORDER))
                                .over(new Span(12, SpanUnit.MONTH)),
                        Measure.of("spentThisYear", new Aggregate.Amount(MeasureSource.ORDER))
                                .in(PeriodUnit.YEAR),
                        Measure.of("spentOnBags", new Aggregate.Amount(MeasureSource.LINE))
                                .where(MeasureFilter.ALL
                                        .categories("cases", "bags")
                                        .kinds("merchandise")),
                        Measure.of("bagsBought", new Aggregate.Quantity()).where(MeasureFilter.ALL.skus("BAG-1")),
                        Measure.of("pointsEarned", new Aggregate.Awarded("points"))
                                .over(new Span(24, SpanUnit.HOUR)),
                        Measure.of("orders", new Aggregate.Count(MeasureSource.ORDER)),
                        Measure.of("bagOrders", new Aggregate.Count(MeasureSource.ORDER))
                                .where(MeasureFilter.ALL.categories("bags")),
                        Measure.of("socials", new Aggregate.Count(MeasureSource.ACTION))
                                .where(MeasureFilter.ALL.types("follow", "share"))
                                .in(PeriodUnit.WEEK),
                        Measure.of("cartsLeft", new Aggregate.Count(MeasureSource.MOMENT))
                                .where(MeasureFilter.ALL.types("cart-left")),
                        Measure.of("categories", new Aggregate.Distinct(DistinctField.CATEGORY))
                                .in(PeriodUnit.MONTH),
                        Measure.of("products", new Aggregate.Distinct(DistinctField.SKU)),
                        Measure.of("unitsScanned", new Aggregate.Distinct(DistinctField.SUBJECT))
                                .where(MeasureFilter.ALL.types("scan")),
                        Measure.of("channels", new Aggregate.Distinct(DistinctField.TYPE)),
                        Measure.of("firstVideo", new Aggregate.First(MeasureSource.ACTION))
                                .where(MeasureFilter.ALL.types("video")),
                        Measure.of("lastPurchase", new Aggregate.Last(MeasureSource.ORDER)),
                        Measure.of("streak", new Aggregate.Streak(MeasureSource.ORDER, PeriodUnit.MONTH)),
                        Measure.of("ordersOfMemberYear", new Aggregate.Count(MeasureSource.ORDER))
                                .within(new MeasureWindow.MemberYear()),
                        Measure.of("ordersOfLevel", new Aggregate.Count(MeasureSource.ORDER))
                                .within(new MeasureWindow.SinceTierChange()),
                        Measure.of("ordersOfSpring", new Aggregate.Count(MeasureSource.ORDER))
                                .within(new MeasureWindow.During(
                                        Window.days("spring", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "of: order|5:12 error missing-key: measure \"m\" needs one of sum, count, distinct, first,"
                        + " last, streak.",
                "suum: amount, count: order|5:16 error unknown-key: measure \"m\" has no \"suum\"." + " Maybe \"sum\"?",
                "count: order, last: order|5:30 error conflicting-keys: last of measure \"m\" does not go with"
                        + " \"count\". Maybe these are two measures?",
                "count: orders|5:23 error unknown-value: count of measure \"m\" is \"orders\", not one of order,"
                        + " action, moment, claim, referral. Maybe \"order\"?",
                "count: line|not one of order, action, moment, claim, referral.",
                "count: order, of: line|5:30 error conflicting-keys: of of measure \"m\" does not go with"
                        + " \"count: order\".",
                "sum: total, of: order|5:21 error unknown-value: sum of measure \"m\" is \"total\", not one of amount,"
                        + " quantity, awarded.",
                "sum: amount|5:12 error missing-key: measure \"m\" needs \"of\".",
                "sum: amount, of: action|5:33 error unknown-value: of of measure \"m\" is \"action\", not one of order,"
                        + " line.",
                "sum: quantity, of: order|not one of line.",
                "sum: amount, of: order, category: bags|5:40 error conflicting-keys: category of measure \"m\" does not"
                        + " go with \"sum: amount, of: order\". Maybe \"of: line\"?",
                "sum: amount, of: line, type: video|type of measure \"m\" does not go with \"sum: amount, of: line\".",
                "sum: awarded|5:12 error missing-key: measure \"m\" needs \"account\".",
                "sum: awarded, account: point|5:39 error unknown-value: account of measure \"m\" is \"point\", not one"
                        + " of the accounts points. Maybe \"points\"?",
                "sum: awarded, account: points, of: order|of of measure \"m\" does not go with \"sum: awarded\".",
                "count: order, account: points|account of measure \"m\" does not go with \"count: order\".",
                "count: order, type: video|type of measure \"m\" does not go with \"count: order\".",
                "count: action, sku: A|sku of measure \"m\" does not go with \"count: action\".",
                "count: order, per: month|per of measure \"m\" does not go with \"count: order\".",
                "distinct: colour, of: line|not one of category, sku, subject, type, friend.",
                "distinct: sku|5:12 error missing-key: measure \"m\" needs \"of\".",
                "distinct: sku, of: action|of of measure \"m\" is \"action\", not one of line.",
                "distinct: subject, of: action, category: bags|category of measure \"m\" does not go with"
                        + " \"of: action\".",
                "streak: order|5:12 error missing-key: measure \"m\" needs \"per\".",
                "streak: order, per: months|per of measure \"m\" is \"months\", not one of day, week, week-from-sunday, month, quarter,"
                        + " half, year. Maybe \"month\"?",
                "streak: order, per: month, over: 12 months|5:43 error conflicting-keys: over of measure \"m\" does not"
                        + " go with \"streak: order\". Maybe leave it out, as a streak ends where it is broken?",
                "count: order, over: 12 months, in: year|5:47 error conflicting-keys: in of measure \"m\" does not go"
                        + " with \"over\". Maybe leave one of the two out?",
                "count: order, over: year|5:36 error invalid-value: over of measure \"m\" is \"year\", not a span of"
                        + " time. Maybe \"in: year\"?",
                "count: order, in: 12 months|5:34 error unknown-value: in of measure \"m\" is \"12 months\", not one of"
                        + " day, week, week-from-sunday, month, quarter, half, year, member-year, ever. Maybe \"over: 12 months\"?",
                "count: order, over: 12 lunes|Maybe in one of hours, days, weeks, months, years?",
                "count: order, in: yaer|Maybe \"year\"?",
                "count: order, in: member year|Maybe \"member-year\"?",
                "count: order, since: tier change|5:37 error unknown-value: since of measure \"m\" is \"tier change\", not"
                        + " one of tier-change. Maybe \"tier-change\"?",
                "count: order, during: sprnig|5:38 error unknown-value: during of measure \"m\" is \"sprnig\", not a"
                        + " window of the policy.",
                "count: order, in: year, since: tier-change|5:40 error conflicting-keys: since of measure \"m\" does not go"
                        + " with \"in\". Maybe leave one of the two out?",
                "streak: order, per: month, since: tier-change|since of measure \"m\" does not go with"
                        + " \"streak: order\".",
                "count: order, over: 0 days|out-of-range: over of measure \"m\" is \"0 days\", outside 1 to 40000.",
                "count: order, kind: shipping|5:36 error unknown-value: kind of measure \"m\" is \"shipping\", not one"
                        + " of the earning-kinds merchandise.",
                "count: order, sku: ''|5:35 error invalid-value: sku of measure \"m\" is \"\", blank. Maybe leave it"
                        + " out, so that everything counts?",
                "count: order, sku: []|5:35 error empty-section: sku of measure \"m\" has nothing in it.",
                "count: order, sku: [A, A]|5:35 error duplicate-entry: sku of measure \"m\" is a list, with an entry"
                        + " twice.",
                "count: order, sku: {a: b}|wrong-shape: sku of measure \"m\" is keys with values, not a single value.",
            })
    void reportsFaultsOfMeasures(String keys, String fault) {
        faults(HEAD + "measures: {m: {" + keys + "}}")
                .singleElement()
                .asString()
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spent-this-year|is not named by a small letter, then letters and digits. Maybe \"spentThisYear\"?",
                "for|measure \"for\" is named by a reserved word.",
            })
    void reportsNamesThatRulesCouldNotWrite(String name, String fault) {
        faults(HEAD + "measures: {" + name + ": {count: order}}")
                .singleElement()
                .asString()
                .startsWith("5:12 error invalid-name: ")
                .contains(fault);
    }

    @Test
    void reportsNamesThatAreTooMuchAlike() {
        faults(HEAD + "measures: {orders: {count: order}, orDers: {count: action}}")
                .singleElement()
                .asString()
                .contains("name-clash: \"orDers\" and \"orders\" of measures");
    }

    @Test
    void knowsTheKindsAndAccountsOfThePolicy() {
        assertThat(measures("""
                switches: { earning-kinds: [merchandise, shipping] }
                measures: { shipped: { sum: amount, of: line, kind: shipping } }
                """)).hasSize(1);
        // A fault elsewhere is reported there, not again at each measure that builds on it.
        faults("""
                id: acme
                zone: UTC
                currency: GBP
                accounts: { points: { unit: point } }
                switches: { earning-kinds: shipping }
                measures: { a: { sum: amount, of: line, kind: shipping }, b: { sum: awarded, account: points } }
                """).hasSize(2).allMatch(fault -> !fault.startsWith("6:"));
    }

    @Test
    void knowsTheWindowsOfThePolicy() {
        faults(HEAD + """
                windows: { spring: { from: 2026-04-01 } }
                measures: { m: { count: order, during: sprnig } }
                """)
                .singleElement()
                .asString()
                .endsWith("\"sprnig\", not a window of the policy. Maybe \"spring\"?");
        faults(HEAD + """
                windows: { spring: { from: yesterday } }
                measures: { m: { count: order, during: spring } }
                """).singleElement().asString().startsWith("5:");
    }

    @Test
    void reportsAllFaultsOfAMeasureAtOnce() {
        faults(HEAD + "measures: {m: {count: order, type: video, over: year, kind: fee}}")
                .hasSize(3);
    }

    private static List<Measure> measures(String section) {
        DefinitionResult result =
                DefinitionReader.read(new PolicyFile("policy.yaml", HEAD + section), List.of(), List.of());
        assertThat(result).isInstanceOf(DefinitionResult.Read.class);
        return List.copyOf(
                ((DefinitionResult.Read) result).definition().measures().values());
    }
}
