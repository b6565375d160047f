package dev.loyalty.internal.calculation;

import dev.loyalty.checkout.CheckoutCalculation;
import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.redemption.RedemptionCalculation;
import dev.loyalty.referral.ReferralCalculation;
import dev.loyalty.tier.AssessmentCalculation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calculations of one policy version. Immutable and safe for use by many threads. */
public final class Calculations {

    private final VersionId version;
    private final PolicyDefinition policy;
    private final Map<RuleSet, RuleMatcher> matchers;
    private final EarningCalculation earning;
    private final RedemptionCalculation redemption;
    private final AssessmentCalculation tiers;
    private final ReferralCalculation referral;
    private final CheckoutCalculation checkout;

    /** @param matchers the compiled rules of each set that has some */
    public Calculations(VersionId version, PolicyDefinition policy, Map<RuleSet, RuleMatcher> matchers) {
        this.version = version;
        this.policy = policy;
        this.matchers = Map.copyOf(matchers);
        this.earning = new EarningCalculation(version, policy, this.matchers.get(RuleSet.EARNING));
        this.redemption = new RedemptionCalculation(version, policy, this.matchers.get(RuleSet.REDEMPTION));
        this.tiers = new AssessmentCalculation(version, policy, this.matchers.get(RuleSet.TIERS));
        this.referral = new ReferralCalculation(version, policy, this.matchers.get(RuleSet.REFERRAL));
        this.checkout = new CheckoutCalculation(version, policy, redemption, earning, tiers, referral);
    }

    /** What the rules of a set may use. */
    public static Vocabulary vocabulary(RuleSet set) {
        return switch (set) {
            case EARNING -> EarningCalculation.vocabulary();
            case REDEMPTION -> RedemptionCalculation.vocabulary();
            case TIERS -> AssessmentCalculation.vocabulary();
            case REFERRAL -> ReferralCalculation.vocabulary();
        };
    }

    /** The types of facts that any set of rules can match, each once. */
    public static List<Class<?>> factTypes() {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (RuleSet set : RuleSet.values()) {
            types.addAll(vocabulary(set).factTypes());
        }
        return List.copyOf(types);
    }

    public VersionId version() {
        return version;
    }

    public PolicyDefinition policy() {
        return policy;
    }

    public EarningCalculation earning() {
        return earning;
    }

    public RedemptionCalculation redemption() {
        return redemption;
    }

    public AssessmentCalculation tiers() {
        return tiers;
    }

    public ReferralCalculation referral() {
        return referral;
    }

    public CheckoutCalculation checkout() {
        return checkout;
    }

    /** The names of the rules of a set, sorted. */
    public List<String> ruleNames(RuleSet set) {
        RuleMatcher matcher = matchers.get(set);
        return matcher == null
                ? List.of()
                : matcher.rules().stream().map(RuleInfo::name).toList();
    }

    /** The names of all rules, set by set. */
    public List<String> ruleNames() {
        return matchers.keySet().stream()
                .sorted()
                .flatMap(set -> ruleNames(set).stream())
                .toList();
    }

    /** The compiled rules of a set, or null if it has none. */
    public @Nullable RuleMatcher matcher(RuleSet set) {
        return matchers.get(set);
    }
}
