package dev.loyalty.earning;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random programmes of a handful of rules, switches and numbers, with random orders; every case follows from its seed. */
class SettlementPropertyTest {

    private static final int PROGRAMMES = 12;
    private static final int CASES = 200;
    private static final long SEED = 20_260_302L;

    private static final List<String> RULES = List.of(
            Texts.forLines("Base", "earn.points( $line, policy.rate ).per( policy.step ).limitedBy( \"daily\" )"),
            Texts.forOrder(
                    "Steps", "earn.points( $order, policy.fixed ).perFull( policy.step ).limitedBy( \"daily\" )"),
            Texts.forLines("Item", "earn.points( $line, policy.fixed ).inGroup( \"promo\" ).limitedBy( \"often\" )"),
            Texts.forLines(
                    "Item by price", "earn.points( $line, policy.rate ).per( policy.step ).inGroup( \"promo\" )"),
            Texts.rule(
                    "Special A",
                    "$line : Line( sku == \"A\", earning )",
                    "earn.points( $line, policy.fixed ).inGroup( \"promo\" ).limitedBy( \"whole\" ).priority( policy.fixed )"),
            Texts.forOrder("Multiply", "earn.multiply( $order, policy.factor ).limitedBy( \"whole\" )"),
            Texts.rule("Multiply A", "$line : Line( sku == \"A\", earning )", "earn.multiply( $line, policy.factor )"),
            Texts.forOrder("Welcome", "earn.points( $order, policy.fixed ).multiplied().limitedBy( \"once\" )"),
            Texts.forOrder("Large order", "earn.points( $order, policy.fixed ).whileAtLeast( policy.least )"),
            Texts.forOrder("Cash", "earn.credit( $order, policy.rate ).per( policy.step ).limitedBy( \"budget\" )"));

    private static final List<Programme> ALL = new ArrayList<>();
    private static final Loyalty LOYALTY = Loyalty.create();

    /** The same programme, and its twin whose rules stand in other files in another order. */
    private record Programme(PolicyVersion version, PolicyVersion shuffled) {}

    @BeforeAll
    static void publish() {
        Random random = new Random(SEED);
        for (int i = 0; i < PROGRAMMES; i++) {
            String definition = definition(random, i);
            List<String> shuffled = new ArrayList<>(RULES);
            Collections.shuffle(shuffled, random);
            PolicyVersion version = publish(definition, Map.of("earning.drl", String.join("\n", RULES)));
            PolicyVersion other = publish(
                    definition,
                    Map.of(
                            "earning/z.drl", String.join("\n", shuffled.subList(0, 3)),
                            "earning/m.drl", String.join("\n", shuffled.subList(3, 4)),
                            "earning/a.drl", String.join("\n", shuffled.subList(4, shuffled.size()))));
            ALL.add(new Programme(version, other));
        }
    }

    private static PolicyVersion publish(String definition, Map<String, String> rules) {
        Map<String, String> files = new TreeMap<>(rules);
        files.put("policy.yaml", definition);
        return LOYALTY.policies().publish(PolicySource.text(files)).orThrow();
    }

    private static String definition(Random random, int number) {
        return """
                id: random-%d
                zone: Europe/London
                currency: GBP
                accounts:
                  points: { unit: points, pending: 2 days }
                  cash: { unit: money, expires: 1 year }
                limits:
                  daily: { per: member, period: day, at-most: %d points, overflow: %s }
                  often: { per: member, period: month, at-most: %d times }
                  whole: { per: member, period: week, at-most: %d points, overflow: refuse }
                  once: { per: member, period: ever, at-most: 1 time }
                  budget: { per: programme, period: ever, at-most: %d.50 money }
                groups:
                  promo: { choose: %s }
                switches:
                  discounts: %s
                  excluded-tenders: %s
                  rounding-mode: %s
                  rounding-place: %s
                  multiply: %s
                  multipliers: %s
                  tax: %s
                  returns: %s
                parameters:
                  rate: { type: decimal, value: %s }
                  fixed: { type: integer, value: %d }
                  step: { type: money, value: %s }
                  least: { type: money, value: %d.00 }
                  factor: { type: decimal, value: %s }
                """.formatted(
                        number,
                        random.nextInt(60),
                        pick(random, "trim", "refuse"),
                        random.nextInt(4),
                        random.nextInt(80),
                        random.nextInt(20),
                        pick(random, "best", "priority", "all", "first, order: [\"Item by price\", \"Item\"]"),
                        pick(random, "shared", "order", "ignored"),
                        pick(random, "none", "[points]", "[points, credit]"),
                        pick(random, "floor", "half-up", "half-even", "ceiling"),
                        pick(random, "line", "rule", "total"),
                        pick(random, "rounded", "exact"),
                        pick(random, "sum", "product"),
                        pick(random, "included", "excluded"),
                        pick(random, "re-judged", "by-line", "proportional"),
                        pick(random, "1", "0.7", "2.5", "1.333"),
                        random.nextInt(12),
                        pick(random, "1.00", "0.30", "2.50"),
                        1 + random.nextInt(60),
                        pick(random, "1", "1.5", "2", "3.1"));
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Order order(Random random, String id) {
        List<Line> lines = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 1; i <= count; i++) {
            BigDecimal total = BigDecimal.valueOf(random.nextInt(5_000), 2);
            boolean reduction = random.nextInt(8) == 0;
            lines.add(Line.builder(
                            String.valueOf(i),
                            pick(random, "A", "B", "C"),
                            gbp((reduction
                                            ? total.movePointLeft(1)
                                                    .setScale(2, java.math.RoundingMode.DOWN)
                                                    .negate()
                                            : total)
                                    .toPlainString()))
                    .kind(
                            reduction
                                    ? LineKind.DISCOUNT
                                    : new LineKind(pick(random, "merchandise", "merchandise", "tip")))
                    .quantity(1 + random.nextInt(4))
                    .tax(gbp(
                            reduction
                                    ? "0.00"
                                    : total.movePointLeft(1)
                                            .setScale(2, java.math.RoundingMode.DOWN)
                                            .toPlainString()))
                    .build());
        }
        return new Order(
                id,
                NOON.plusSeconds(random.nextInt(3 * 86_400)),
                org.joda.money.CurrencyUnit.of("GBP"),
                lines,
                List.of(
                        new Tender("card", gbp("10.00")),
                        new Tender(
                                "points",
                                gbp(BigDecimal.valueOf(random.nextInt(3_000), 2).toPlainString()))),
                dev.loyalty.model.Attributes.none());
    }

    private static EarningDecision earn(PolicyVersion version, Order order, LedgerSnapshot ledger) {
        return LOYALTY.earn(version, new EarningRequest(version.id().programme(), Member.of("m1"), order, ledger));
    }

    private static void forAll(BiConsumer<Programme, Random> check) {
        qt().withFixedSeed(SEED)
                .withExamples(CASES)
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    check.accept(ALL.get(random.nextInt(PROGRAMMES)), random);
                });
    }

    @Test
    void sumsEveryAwardToItsProposalAndAllToTheEntries() {
        forAll((programme, random) -> {
            EarningDecision decision = earn(programme.version(), order(random, "o1"), LedgerSnapshot.empty("m1"));
            Map<String, Long> awarded = new TreeMap<>();
            decision.awards()
                    .forEach(award ->
                            awarded.merge(award.rule() + award.account() + award.line(), award.units(), Long::sum));
            Map<String, Long> granted = new TreeMap<>();
            decision.proposals().stream()
                    .filter(proposal -> proposal.granted() > 0)
                    .forEach(proposal -> granted.merge(
                            proposal.rule() + proposal.account() + proposal.line(), proposal.granted(), Long::sum));
            assertThat(awarded).isEqualTo(granted);
            for (String account : List.of("points", "cash")) {
                long booked = decision.booking().entries().stream()
                        .filter(entry -> entry.kind() == EntryKind.ISSUED
                                && entry.account().equals(account))
                        .mapToLong(Entry::units)
                        .sum();
                assertThat(booked).isEqualTo(decision.awarded(account));
            }
            assertThat(decision.awards())
                    .flatExtracting(Award::shares)
                    .extracting(Share::units)
                    .allMatch(units -> units > 0);
            assertThat(decision.proposals()).allMatch(SettlementPropertyTest::isReportedRightly);
        });
    }

    @Test
    @DisplayName("EC-R7: what the lines count for sums to what the order counts for, to the penny")
    void sharesWhatCountsWithoutARest() {
        forAll((programme, random) -> {
            EarningDecision decision = earn(programme.version(), order(random, "o1"), LedgerSnapshot.empty("m1"));
            BigDecimal lines =
                    decision.counted().values().stream().map(Money::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(decision.proposals())
                    .filteredOn(proposal -> proposal.line() == null && proposal.basis() != null)
                    .isNotEmpty()
                    .allMatch(proposal -> Fraction.of(lines).equals(proposal.basis()));
        });
    }

    private static boolean isReportedRightly(SettledProposal proposal) {
        return switch (proposal.fate()) {
            case GRANTED -> proposal.granted() > 0 && proposal.because() == null;
            case TRIMMED -> proposal.granted() > 0 && proposal.because() != null;
            case NOTHING -> proposal.granted() == 0 && proposal.because() == null;
            case REFUSED, EXHAUSTED, UNMET, OUTDONE -> proposal.granted() == 0 && proposal.because() != null;
        };
    }

    @Test
    @DisplayName("EC-C1: limits are never exceeded, by any number of orders")
    void neverExceedsALimit() {
        forAll((programme, random) -> {
            LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
            for (int i = 0; i < 5; i++) {
                EarningDecision decision = earn(programme.version(), order(random, "o" + i), ledger);
                Map<String, Long> uses = decision.awards().stream()
                        .flatMap(award -> award.uses().stream())
                        .collect(Collectors.toMap(
                                use -> use.key().toString(), LimitUse::amount, Long::sum, TreeMap::new));
                Map<String, Long> booked = decision.booking().uses().stream()
                        .collect(Collectors.toMap(
                                use -> use.key().toString(), LimitUse::amount, Long::sum, TreeMap::new));
                assertThat(booked).isEqualTo(uses);
                ledger = ledger.plus(decision.booking());
                ledger.used()
                        .forEach((key, used) -> assertThat(used)
                                .as(key.toString())
                                .isLessThanOrEqualTo(programme
                                        .version()
                                        .definition()
                                        .limits()
                                        .get(key.limit())
                                        .maximum()));
            }
        });
    }

    @Test
    @DisplayName("EC-K9: the order of rules and files changes nothing but the version")
    void doesNotDependOnTheOrderOfRulesAndFiles() {
        forAll((programme, random) -> {
            Order order = order(random, "o1");
            String one = json(programme.version(), order);
            assertThat(json(programme.version(), order)).isEqualTo(one);
            assertThat(json(programme.shuffled(), order)
                            .replace(
                                    programme.shuffled().id().hash(),
                                    programme.version().id().hash()))
                    .isEqualTo(one);
        });
    }

    private static String json(PolicyVersion version, Order order) {
        return ReceiptJson.write(earn(version, order, LedgerSnapshot.empty("m1")));
    }

    @Test
    @DisplayName("EC-K9: the order of the lines does not change what any rule gives")
    void doesNotDependOnTheOrderOfLines() {
        forAll((programme, random) -> {
            Order order = order(random, "o1");
            List<Line> turned = new ArrayList<>(order.lines());
            Collections.shuffle(turned, random);
            Order other =
                    new Order(order.id(), order.at(), order.currency(), turned, order.tenders(), order.attributes());
            assertThat(byRule(programme, other)).isEqualTo(byRule(programme, order));
        });
    }

    private static Map<String, Long> byRule(Programme programme, Order order) {
        return earn(programme.version(), order, LedgerSnapshot.empty("m1")).proposals().stream()
                .collect(Collectors.toMap(SettledProposal::rule, SettledProposal::granted, Long::sum, TreeMap::new));
    }

    @Test
    @DisplayName("EC-F7, EC-R10: units that come back in any parts end at exactly nothing, limits included")
    void endsAtNothingWhateverTheParts() {
        forAll((programme, random) -> {
            EarningDecision decision = earn(programme.version(), order(random, "o1"), LedgerSnapshot.empty("m1"));
            LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(decision.booking());
            List<String> units = new ArrayList<>();
            decision.order()
                    .lines()
                    .forEach(line ->
                            units.addAll(Collections.nCopies(line.quantity().intValueExact(), line.id())));
            Collections.shuffle(units, random);
            List<ReversalDecision> made = new ArrayList<>();
            long points = 0;
            for (String line : units) {
                ReversalDecision reversal = LOYALTY.reverse(ReversalRequest.ofLine(
                                "r" + made.size(), NOON.plusSeconds(3 * 86_400), decision, made, line, 1, ledger))
                        .orThrow();
                assertThat(ReceiptJson.read(ReceiptJson.write(reversal))).isEqualTo(reversal);
                assertThat(reversal.reversed().values()).allMatch(count -> count >= 0);
                ledger = ledger.plus(reversal.booking());
                made.add(reversal);
                points += reversal.reversed("points");
                assertThat(points).isLessThanOrEqualTo(decision.awarded("points"));
            }
            for (String account : List.of("points", "cash")) {
                assertThat(ledger.balance(account, NOON.plusSeconds(3 * 86_400)).total())
                        .isZero();
            }
            assertThat(ledger.used()).isEmpty();
        });
    }

    @Test
    void meetsEveryFate() {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(i);
            PolicyVersion version = ALL.get(random.nextInt(PROGRAMMES)).version();
            LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
            ledger = ledger.plus(earn(version, order(random, "o1"), ledger).booking());
            earn(version, order(random, "o2"), ledger).proposals().forEach(each -> fates.add(each.fate()));
        }
        assertThat(fates).containsExactlyInAnyOrder(Fate.values());
    }

    @Test
    void readsEveryReceiptAsItWasWritten() {
        forAll((programme, random) -> {
            EarningDecision decision = earn(programme.version(), order(random, "o1"), LedgerSnapshot.empty("m1"));
            assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
        });
    }
}
