package dev.loyalty.referral;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.SignalKind;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.TieRule;
import dev.loyalty.ranking.Ranking;
import dev.loyalty.ranking.Score;
import dev.loyalty.ranking.Standing;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold whatever advocates and friends do: random claims, orders, returns, signals and reviews. */
class ReferralPropertyTest {

    private static final String DEFINITION = Campaign.with("milestones: claw-back") + """
            measures:
              friends: { distinct: friend, of: referral }
            """;

    private static final String REWARDS = """
            rule "Ten for both with every order"
            when
                Order( total >= policy.least )
            then
                advocate.credit( policy.ten ).whileAtLeast( policy.least );
                friend.credit( policy.ten ).whileAtLeast( policy.least );
                advocate.milestone( "fifth", policy.fifth ).item();
            end
            """;

    private static final Loyalty LOYALTY = new Campaign(DEFINITION, REWARDS, Campaign.SUSPICION).loyalty();

    /** Random deeds of some members, each of whom can be friend and advocate; seen afterwards. */
    private static final class World {
        private final Random random;
        private final Shop shop = new Shop(LOYALTY);
        private final List<String> members = new ArrayList<>();
        private final List<ReferralDecision> decisions = new ArrayList<>();
        private final List<String[]> orders = new ArrayList<>();
        private Instant now = NOON;
        private int count;

        World(long seed, int size) {
            random = new Random(seed);
            for (int i = 0; i < size; i++) {
                members.add("m" + i);
                if (random.nextInt(4) == 0) {
                    String hash = "h" + random.nextInt(Math.max(size / 2, 2));
                    SignalKind kind = SignalKind.values()[random.nextInt(SignalKind.values().length)];
                    shop.knows("m" + i, Signals.of(kind, hash));
                }
            }
        }

        String someone() {
            return members.get(random.nextInt(members.size()));
        }

        void claims(String friend, String advocate) {
            String id = "c" + count++;
            decisions.add(shop.claim(friend, Claim.byLink(id, now, advocate)));
        }

        void orders(String friend) {
            String id = "o" + count++;
            String price = random.nextInt(5) == 0 ? "10.00" : "30.00";
            decisions.add(shop.happens(friend, order(id, now, price, "5.00")));
            orders.add(new String[] {friend, id});
        }

        void returnsSomething() {
            if (!orders.isEmpty()) {
                String[] order = orders.remove(random.nextInt(orders.size()));
                shop.comesBack(order[0], order[1], "r" + count++, now, new WhatCameBack.Everything());
            }
        }

        void reviewsSomething() {
            for (int i = 0; i < decisions.size(); i++) {
                ReferralDecision held = decisions.get(i);
                if (held.outcome() instanceof ReferralOutcome.Held && random.nextBoolean()) {
                    decisions.remove(i);
                    Verdict verdict = random.nextBoolean() ? Verdict.RELEASE : Verdict.REFUSE;
                    decisions.add(shop.review(held, "v" + count++, now, verdict));
                    return;
                }
            }
        }

        World live(int steps) {
            for (int i = 0; i < steps; i++) {
                now = now.plusSeconds(1);
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> claims(someone(), someone());
                    case 3, 4, 5 -> orders(someone());
                    case 6 -> returnsSomething();
                    default -> reviewsSomething();
                }
            }
            return this;
        }

        /** What the advocate was ever credited, by friend. */
        Map<String, Long> creditedFor(String advocate) {
            Map<String, Long> credited = new HashMap<>();
            for (Receipt receipt : shop.committed()) {
                if (receipt instanceof ReferralDecision decision
                        && decision.advocate().filter(advocate::equals).isPresent()) {
                    if (decision.awarded(Side.ADVOCATE, "credit") > 0) {
                        credited.merge(decision.friend(), decision.awarded(Side.ADVOCATE, "credit"), Long::sum);
                    }
                }
            }
            return credited;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nobodyIsRewardedTwiceForOneFriend(long seed) {
        World world = new World(seed, 12).live(250);
        for (String advocate : world.members) {
            long standing = world.shop.referrals(advocate).friends().size();
            assertThat(world.shop.held(advocate, "credit", world.now))
                    .as("seed %s, %s", seed, advocate)
                    .isEqualTo(1000L * (standing + asFriend(world, advocate)));
            assertThat(world.shop.held(advocate, "coupons", world.now)).isEqualTo(standing >= 5 ? 1 : 0);
        }
    }

    /** 1 if the member holds the reward of a friend. */
    private static long asFriend(World world, String member) {
        FriendRecord record = world.shop.referrals(member).asFriend();
        return record.rewarded().contains(Side.FRIEND) && !isWaiting(record) ? 1 : 0;
    }

    private static boolean isWaiting(FriendRecord record) {
        return Objects.requireNonNull(record.waiting()).values().stream()
                .anyMatch(sides -> sides.contains(Side.FRIEND));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void noPathRewardsAnybodyForThemselves(long seed) {
        World world = new World(seed, 6).live(250);
        for (String member : world.members) {
            assertThat(world.creditedFor(member)).doesNotContainKey(member);
            List<String> path = new ArrayList<>();
            String above = world.shop.referrals(member).advocate();
            while (above != null) {
                assertThat(above)
                        .as("seed %s, path of %s: %s", seed, member, path)
                        .isNotEqualTo(member);
                assertThat(path).doesNotContain(above);
                path.add(above);
                above = world.shop.referrals(above).advocate();
            }
        }
    }

    private static List<Standing> standings(World world, List<Receipt> receipts) {
        PolicyDefinition policy = LOYALTY.policies().live("acme").definition();
        return Ranking.of(
                        world.members.stream().map(member -> {
                            MemberHistory history = MemberHistory.empty("acme", member);
                            for (Receipt receipt : receipts) {
                                if (receipt instanceof ReferralDecision decision) {
                                    for (ReferralPart part : decision.parts()) {
                                        history = part.member().equals(member) ? history.plus(part) : history;
                                    }
                                } else if (receipt.key().member().equals(member)) {
                                    history = history.plus(receipt);
                                }
                            }
                            long friends = history.values(policy.measures().values(), world.now, policy.zone(), null)
                                    .whole("friends");
                            return new Score(member, BigDecimal.valueOf(friends), null);
                        }),
                        TieRule.SHARED)
                .standings()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void theStandingDoesNotDependOnTheOrderOfReceipts(long seed) {
        World world = new World(seed, 10).live(150);
        List<Receipt> receipts = new ArrayList<>(world.shop.committed());
        List<Standing> standings = standings(world, receipts);
        assertThat(standings)
                .allSatisfy(standing -> assertThat(standing.score().value().longValueExact())
                        .isEqualTo(world.shop
                                .referrals(standing.member())
                                .friends()
                                .size()));
        for (int i = 0; i < 3; i++) {
            Collections.shuffle(receipts, new Random(seed + i));
            assertThat(standings(world, receipts)).isEqualTo(standings);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void whatIsOnRecordDoesNotDependOnTheOrderOfReceipts(long seed) {
        World world = new World(seed, 10).live(150);
        for (String member : world.members) {
            List<Receipt> own = new ArrayList<>();
            for (Receipt receipt : world.shop.committed()) {
                boolean mine = !(receipt instanceof ReferralDecision decision)
                        || decision.friend().equals(member)
                        || decision.advocate().filter(member::equals).isPresent();
                if (mine) {
                    own.add(receipt);
                }
            }
            Collections.shuffle(own, new Random(seed));
            ReferralHistory history = ReferralHistory.empty("acme", member).plus(own);
            assertThat(history.asFriend())
                    .isEqualTo(world.shop.referrals(member).asFriend());
            assertThat(history.friends()).isEqualTo(world.shop.referrals(member).friends());
        }
    }

    @Test
    void aThousandAdvocatesAndTenThousandFriendsBalance() {
        World world = new World(42, 0);
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            String friend = "f" + i;
            String advocate = "a" + random.nextInt(1_000);
            if (random.nextInt(20) == 0) {
                String hash = "h" + random.nextInt(500);
                SignalKind kind = SignalKind.values()[random.nextInt(SignalKind.values().length)];
                world.shop.knows(friend, Signals.of(kind, hash)).knows(advocate, Signals.of(kind, hash));
            }
            world.now = world.now.plusSeconds(1);
            world.claims(friend, advocate);
            world.orders(friend);
            if (random.nextInt(10) == 0) {
                world.returnsSomething();
            }
            if (random.nextInt(50) == 0) {
                world.reviewsSomething();
            }
        }
        SortedSet<String> members = new TreeSet<>();
        Map<String, List<Booking>> bookings = new HashMap<>();
        for (Receipt receipt : world.shop.committed()) {
            for (Booking booking : receipt.bookings()) {
                members.add(booking.key().member());
                bookings.computeIfAbsent(booking.key().member(), member -> new ArrayList<>())
                        .add(booking);
            }
        }
        long credit = 0;
        long expected = 0;
        long waiting = 0;
        for (String member : members) {
            LedgerSnapshot kept = world.shop.ledger(member);
            assertThat(LedgerSnapshot.rebuild(member, bookings.getOrDefault(member, List.of())))
                    .isEqualTo(kept);
            credit += kept.balance("credit", world.now).total();
            long friends = world.shop.referrals(member).friends().size();
            expected += 1000 * (friends + asFriend(world, member));
            waiting += isWaiting(world.shop.referrals(member).asFriend()) ? 1 : 0;
        }
        assertThat(credit).isEqualTo(expected);
        assertThat(waiting).isPositive();
        assertThat(credit).isGreaterThan(10_000_000);
    }
}
