package dev.loyalty.internal.rules;

import java.util.List;
import java.util.SortedMap;

/**
 * What the rules of one calculation may use.
 *
 * @param factTypes the types that conditions match
 * @param verbs the types whose methods consequences call, by the name that rules use
 */
public record Vocabulary(List<Class<?>> factTypes, SortedMap<String, Class<?>> verbs) {}
