package dev.loyalty.internal.drools;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which methods of the compiled classes call which others of them. Without cycles the depth of calls is bounded. */
final class CallGraph {

    private final Map<String, Set<String>> calls = new LinkedHashMap<>();

    /**
     * A method that calls itself, directly or through others.
     *
     * @param owner internal name of its class
     * @param method its simple name
     */
    record Cycle(String owner, String method) {}

    /** Both as {@link Reference#member}. */
    void add(String caller, String callee) {
        calls.computeIfAbsent(caller, method -> new LinkedHashSet<>()).add(callee);
    }

    /** The first method found that calls itself. */
    Optional<Cycle> cycle() {
        for (String method : calls.keySet()) {
            if (reaches(method)) {
                int descriptor = method.indexOf('(');
                int dot = method.lastIndexOf('.', descriptor);
                return Optional.of(new Cycle(method.substring(0, dot), method.substring(dot + 1, descriptor)));
            }
        }
        return Optional.empty();
    }

    private boolean reaches(String method) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(calls.getOrDefault(method, Set.of()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (next.equals(method)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(calls.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }
}
