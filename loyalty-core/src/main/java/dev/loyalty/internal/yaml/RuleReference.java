package dev.loyalty.internal.yaml;

/**
 * A rule that {@code policy.yaml} names, to be compared with the rules that there are.
 *
 * @param what names it, such as {@code order of group "promotions"}
 */
public record RuleReference(String what, String rule, String file, int line, int column) {}
