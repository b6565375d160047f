package dev.loyalty.rules;

import dev.loyalty.policy.PolicySource;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The policies that come with the library. Each is a folder with a README for merchants, parameters, rules and the
 * scenarios that prove them; its name is the id of its programme. Safe for use by many threads.
 *
 * <pre>{@code
 * loyalty.policies().publish(ReadyMadePolicies.source("points-per-pound")).orThrow();
 * }</pre>
 */
public final class ReadyMadePolicies {

    private static final String FOLDER = "dev/loyalty/rules/";
    private static final SortedSet<String> NAMES = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(
            "achievements",
            "advocates",
            "beauty-levels",
            "bonus-event",
            "bounce-back",
            "cashback",
            "happiness-guarantee",
            "members-game",
            "named-after-you",
            "points-per-pound",
            "product-tags",
            "referral",
            "referral-contest",
            "referral-guard",
            "referral-milestones",
            "retroactive",
            "seasonal",
            "shared-values",
            "shop-cash",
            "survey",
            "till-receipts",
            "videos",
            "vip-levels",
            "welcome-and-actions")));

    private ReadyMadePolicies() {}

    /** The names of all policies, sorted. */
    public static SortedSet<String> names() {
        return NAMES;
    }

    /**
     * The files of a policy, on the class path.
     *
     * @throws IllegalArgumentException if there is no policy of that name
     */
    public static PolicySource source(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no ready-made policy \"" + name + "\". Maybe one of " + NAMES + "?");
        }
        return PolicySource.classPath(ReadyMadePolicies.class.getClassLoader(), FOLDER + name);
    }
}
