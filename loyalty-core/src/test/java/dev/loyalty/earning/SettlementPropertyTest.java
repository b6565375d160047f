package dev.loyalty.earning;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.earning.RandomShop.earn;
import static dev.loyalty.earning.RandomShop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.loyalty.earning.RandomShop.Programme;
import dev.loyalty.explanation.Explanation;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.definition.Conversion;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random programmes of a handful of rules, switches and numbers, with random orders; every case follows from its seed. */
class SettlementPropertyTest {

    private static final int CASES = 200;

    private static void forAll(BiConsumer<Programme, Random> check) {
        qt().withFixedSeed(RandomShop.SEED)
                .withExamples(CASES)
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    check.accept(RandomShop.programme(random), random);
                });
    }

    @Test
    void sumsEveryAwardToItsProposalAndAllToTheEntries() {
        forAll((programme, random) -> {
            EarningDecision decision = earn(programme.version(), order(random, "o1"), LedgerSnapshot.empty("m1"));
            Map<String, Long> awarded = new TreeMap<>();
            decision.awards().stream()
                    .filter(award -> award.units() > 0)
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
                    .allMatch(share -> share.brought().signum() > 0);
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
            boolean exact =
                    decision.order().rate() != null && decision.switches().conversion() == Conversion.EXACT;
            assertThat(decision.proposals())
                    .filteredOn(proposal -> proposal.line() == null && proposal.basis() != null)
                    .isNotEmpty()
                    .allMatch(proposal -> exact
                            ? Fraction.of(lines).equals(toThePenny(proposal.basis()))
                            : Fraction.of(lines).equals(proposal.basis()));
        });
    }

    private static Fraction toThePenny(@Nullable Fraction amount) {
        Fraction pennies = Objects.requireNonNull(amount).times(Fraction.of(100));
        return Fraction.of(pennies.round(RoundingMode.HALF_UP)).dividedBy(Fraction.of(100));
    }

    private static boolean isReportedRightly(SettledProposal proposal) {
        return switch (proposal.fate()) {
            case GRANTED -> proposal.granted() > 0 && proposal.because() == null;
            case TRIMMED -> proposal.granted() > 0 && proposal.because() != null;
            case NOTHING -> proposal.granted() == 0 && proposal.because() == null;
            case REFUSED, BLOCKED, EXHAUSTED, UNMET, OUTDONE -> proposal.granted() == 0 && proposal.because() != null;
        };
    }

    @Test
    @DisplayName("EC-R5: the steps of the explanation sum to what was awarded, whatever was lost on the way")
    void explainsWhatWasAwarded() {
        forAll((programme, random) -> {
            LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
            for (int i = 0; i < 2; i++) {
                EarningDecision decision = earn(programme.version(), order(random, "o" + i), ledger);
                ledger = ledger.plus(decision.booking());
                Explanation explanation = decision.explanation();
                for (String account : List.of("points", "cash")) {
                    assertThat(explanation.sum(account)).isEqualTo(Fraction.of(decision.awarded(account)));
                }
                SortedSet<String> named = new TreeSet<>(explanation.silent());
                explanation.steps().forEach(step -> named.add(step.rule()));
                decision.blocks().forEach(block -> named.add(block.rule()));
                assertThat(named)
                        .as("every rule asked for something, forbade something, or stayed silent")
                        .containsExactlyElementsOf(programme.version().rules(RuleSet.EARNING));
            }
        });
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
            Order other = new Order(
                    order.id(),
                    order.at(),
                    order.currency(),
                    turned,
                    order.tenders(),
                    order.attributes(),
                    order.rate());
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
                ReversalDecision reversal = RandomShop.loyalty()
                        .reverse(ReversalRequest.ofLine(
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
            assertThat(ledger.remainders()).isEmpty();
        });
    }

    @Test
    void meetsEveryFate() {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(i);
            PolicyVersion version = RandomShop.programme(random).version();
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
