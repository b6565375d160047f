package dev.loyalty.examples.replay;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.redemption.QuotedReward;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Wish;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What members redeem, as the shoppers would. Books nothing. */
final class Spending {

    private final Loyalty loyalty;
    private final PolicyVersion version;
    private final PolicyDefinition policy;
    private final Shoppers shoppers;

    Spending(Loyalty loyalty, PolicyVersion version, Shoppers shoppers) {
        this.loyalty = loyalty;
        this.version = version;
        this.policy = version.definition();
        this.shoppers = shoppers;
    }

    /** As much as possible of the first reward that can be had, for some of the orders; null for the others. */
    @Nullable
    Accepted redeem(Order cart, Member member, LedgerSnapshot ledger, MeasureValues measures) {
        boolean asks = !version.rules(RuleSet.REDEMPTION).isEmpty()
                && shoppers.redeem(member.id(), cart.id())
                && policy.accounts().keySet().stream()
                        .anyMatch(account -> ledger.balance(account, cart.at()).active() > 0);
        if (!asks) {
            return null;
        }
        RedemptionRequest look = request(cart, member, ledger, measures, List.of());
        for (QuotedReward reward : loyalty.quote(version, look).available()) {
            Wish wish = reward.chosen() ? Wish.most(reward.reward()) : Wish.one(reward.reward());
            RedemptionDecision decision =
                    loyalty.redeem(version, request(cart, member, ledger, measures, List.of(wish)));
            if (decision instanceof Accepted accepted) {
                return accepted;
            }
        }
        return null;
    }

    /** The lots that paid for a redemption, as they were before. */
    static List<Lot> paid(Accepted redemption, LedgerSnapshot before) {
        return redemption.booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.REDEEMED)
                .map(Entry::lot)
                .filter(Objects::nonNull)
                .flatMap(lot -> before.lot(lot).stream())
                .toList();
    }

    private RedemptionRequest request(
            Order cart, Member member, LedgerSnapshot ledger, MeasureValues measures, List<Wish> wishes) {
        return new RedemptionRequest(
                policy.id(), cart.id() + "/redemption", cart.at(), member, cart, wishes, ledger, measures);
    }
}
