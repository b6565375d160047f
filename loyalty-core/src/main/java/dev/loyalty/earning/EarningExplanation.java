package dev.loyalty.earning;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.explanation.Step;
import dev.loyalty.explanation.StepKind;
import dev.loyalty.internal.counting.CountedMoney;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Replaced;
import dev.loyalty.model.ExchangeRate;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.Conversion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Renders a decision as steps that add up. */
final class EarningExplanation {

    private final EarningDecision decision;
    private final List<Step> steps = new ArrayList<>();

    private EarningExplanation(EarningDecision decision) {
        this.decision = decision;
    }

    static Explanation of(EarningDecision decision) {
        EarningExplanation explanation = new EarningExplanation(decision);
        decision.proposals().forEach(explanation::explain);
        return new Explanation(
                "Earned for " + decision.activity().id() + " by " + decision.version(),
                explanation.steps,
                decision.silent(),
                explanation.notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (decision.activity() instanceof Order order && order.rate() != null) {
            notes.add(conversion(order, order.rate()));
        }
        decision.booking().entries().forEach(entry -> {
            LotTerms terms = entry.terms();
            if (terms != null && terms.activation() instanceof Activation.OnEvent awaited) {
                notes.add(entry.units() + " of " + entry.account() + " wait for " + awaited.event()
                        + deadline(awaited.deadline()));
            }
        });
        decision.specials().forEach(award -> notes.add(award.gift().text()));
        LevelSplit split = decision.split();
        if (split != null) {
            split.portions().stream()
                    .skip(1)
                    .forEach(portion -> notes.add("the order leads to level " + portion.level() + " after "
                            + money(portion.from()) + " of what counts"));
        }
        Replaced replaced = decision.replaced();
        if (replaced != null) {
            SortedSet<String> accounts = new TreeSet<>(replaced.granted().keySet());
            decision.awards().forEach(award -> accounts.add(award.account()));
            accounts.forEach(
                    account -> notes.add(changed(account, replaced.granted().getOrDefault(account, 0L))));
        }
        decision.blocks().forEach(block -> notes.add(blocked(block)));
        notes.addAll(decision.warnings());
        return notes;
    }

    private String changed(String account, long before) {
        long more = Math.subtractExact(decision.awarded(account), before);
        return account + ": " + before + " before the order was changed, now " + Math.abs(more)
                + (more < 0 ? " less" : " more");
    }

    private static String deadline(Expiry deadline) {
        return deadline instanceof Expiry.EndOf day
                ? ", until " + day.lastDay() + " at the latest"
                : deadline.instant().map(end -> ", until just before " + end).orElse("");
    }

    private String conversion(Order order, ExchangeRate rate) {
        CountedMoney money = new CountedMoney(order, decision.switches());
        boolean exact = decision.switches().conversion() == Conversion.EXACT;
        return money.unconverted() + " count as " + rate.to() + " " + money(Fraction.of(money.total()))
                + (exact ? "" : ", rounded") + ": " + order.currency() + " 1 is " + rate.to() + " "
                + rate.factor().toPlainString();
    }

    private static String blocked(Blocked block) {
        return (block.line() == null ? "nothing" : "nothing for line " + block.line())
                + (block.account() == null ? "" : " to account \"" + block.account() + "\"")
                + (block.group() == null ? "" : " in group \"" + block.group() + "\"") + " by rule \"" + block.rule()
                + "\"" + (block.because().equals(block.rule()) ? "" : ": " + block.because());
    }

    private void explain(SettledProposal proposal) {
        Fraction rounded = Fraction.of(proposal.rounded());
        Fraction granted = Fraction.of(proposal.granted());
        add(StepKind.ASKED, proposal, proposal.asked(), calculation(proposal));
        if (leftOut(proposal)) {
            add(reason(proposal), proposal, proposal.asked().negated(), because(proposal));
            return;
        }
        Fraction carried = proposal.carried();
        if (carried == null) {
            add(StepKind.ROUNDED, proposal, rounded.minus(proposal.asked()), rounding());
        } else {
            add(StepKind.CARRIED, proposal, carried, "carried over from before");
            Fraction rest = rounded.minus(proposal.asked()).minus(carried);
            boolean kept = proposal.granted() == proposal.rounded();
            add(
                    StepKind.ROUNDED,
                    proposal,
                    rest,
                    kept
                            ? "rounded down for the account, the rest is kept for the next time"
                            : "rounded down for the account");
        }
        add(StepKind.LIMITED, proposal, granted.minus(rounded), because(proposal));
    }

    private static boolean leftOut(SettledProposal proposal) {
        boolean decided = proposal.fate() != Fate.GRANTED && proposal.fate() != Fate.NOTHING;
        return decided && proposal.rounded() == 0;
    }

    private static StepKind reason(SettledProposal proposal) {
        return switch (proposal.fate()) {
            case BLOCKED -> StepKind.BLOCKED;
            case OUTDONE -> StepKind.OUTDONE;
            case EXHAUSTED -> StepKind.EXHAUSTED;
            case UNMET -> StepKind.UNMET;
            case GRANTED, TRIMMED, REFUSED, NOTHING -> StepKind.LIMITED;
        };
    }

    private void add(StepKind kind, SettledProposal proposal, Fraction units, String because) {
        if (units.signum() != 0 || kind == StepKind.ASKED) {
            steps.add(new Step(kind, proposal.rule(), what(proposal), proposal.line(), units, because));
        }
    }

    private static String what(SettledProposal proposal) {
        return switch (proposal.verb()) {
            case DONATION -> "donation to " + proposal.account();
            case RECOGNITION -> "recognition " + proposal.account();
            case TIER_GIFT -> "gift of level " + proposal.account();
            case POINTS, CREDIT, ITEMS, MULTIPLY -> proposal.account();
        };
    }

    private String calculation(SettledProposal proposal) {
        String past = proposal.past() == null ? "" : "for order " + proposal.past() + ": ";
        return portion(proposal) + past + amount(proposal);
    }

    /** By which level, and for what of the order, where it is split. */
    private String portion(SettledProposal proposal) {
        Integer number = proposal.portion();
        LevelSplit split = decision.split();
        if (number == null || split == null) {
            return "";
        }
        List<LevelPortion> portions = split.portions();
        LevelPortion portion = portions.get(number - 1);
        return byLevel(portion)
                + (number == 1 ? "" : ", from " + money(portion.from()) + " on")
                + (number == portions.size()
                        ? ""
                        : ", up to " + money(portions.get(number).from())) + ": ";
    }

    private static String byLevel(LevelPortion portion) {
        return portion.level() == null ? "without a level" : "as " + portion.level();
    }

    private static String amount(SettledProposal proposal) {
        if (proposal.verb() == Verb.MULTIPLY) {
            return "times " + proposal.offered();
        }
        Fraction basis = proposal.basis();
        return proposal.offered()
                + switch (proposal.rate()) {
                    case FIXED -> " as a fixed amount";
                    case PER_MONEY -> " per " + money(proposal.per()) + " of " + money(basis);
                    case PER_FULL_MONEY -> " per full " + money(proposal.per()) + " of " + money(basis);
                    case PER_UNIT -> " per unit of " + basis;
                    case PER_FULL_UNIT -> " per full unit of " + basis;
                };
    }

    private String rounding() {
        return "rounded "
                + decision.switches()
                        .roundingMode()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                + " for each "
                + decision.switches().roundingPlace().name().toLowerCase(Locale.ROOT);
    }

    private static String because(SettledProposal proposal) {
        String name = proposal.because() == null ? "" : " \"" + proposal.because() + "\"";
        return switch (proposal.fate()) {
            case BLOCKED -> String.valueOf(proposal.because());
            case OUTDONE -> "another rule of group" + name + " gives more or goes first";
            case UNMET -> "only for " + proposal.because();
            case EXHAUSTED -> "limit" + name + " had nothing left";
            case REFUSED -> "limit" + name + " had less left than was asked";
            case TRIMMED -> "limit" + name + " had no more left";
            case GRANTED, NOTHING -> "";
        };
    }

    /** Money with the digits that it has, at least two, so that 1 reads 1.00. */
    private static String money(@Nullable Fraction amount) {
        if (amount == null) {
            return "";
        }
        String text = amount.toString();
        try {
            BigDecimal decimal = new BigDecimal(text);
            return decimal.scale() < 2 ? decimal.setScale(2).toPlainString() : text;
        } catch (NumberFormatException noExactDecimal) {
            return text;
        }
    }
}
