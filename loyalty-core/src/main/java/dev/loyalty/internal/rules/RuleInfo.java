package dev.loyalty.internal.rules;

/**
 * Where a rule stands and when it runs.
 *
 * @param name unique in the policy
 * @param file relative to the policy folder
 * @param line of the {@code rule} keyword, from 1
 * @param stage 0 for the first rules to run; a rule that negates or collects derived facts runs in a later stage than
 *     the rules that derive them
 */
public record RuleInfo(String name, String file, int line, int stage) {}
