package dev.loyalty.internal.drools.matching;

import java.util.List;
import java.util.SortedSet;

/**
 * What is fixed for all calls of a policy version.
 *
 * @param verbs the names of the objects that consequences call
 * @param parametersName what rules call the parameters
 * @param rows the rows of the tables
 * @param pairCondition how the text of a condition begins that only counts pairs for the engine
 */
public record Setting(
        SortedSet<String> verbs, String parametersName, Object parameters, List<?> rows, String pairCondition) {}
