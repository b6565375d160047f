package dev.loyalty.internal.drools;

/** Where the classes of rules live. Every version has a loader of its own, so one name serves all merchants. */
final class RulePackage {

    static final String NAME = "dev.loyalty.compiled";

    private RulePackage() {}
}
