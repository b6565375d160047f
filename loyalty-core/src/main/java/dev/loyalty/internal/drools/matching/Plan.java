package dev.loyalty.internal.drools.matching;

import java.util.List;

/**
 * In which order rules and their patterns are tried.
 *
 * @param groups the rules that are found by hash
 * @param others the rules that are tried at every call
 * @param sharedFilters how many filters are shared
 * @param places how many places the largest match has
 */
record Plan(List<Group> groups, List<PlannedRule> others, int sharedFilters, int places) {}
