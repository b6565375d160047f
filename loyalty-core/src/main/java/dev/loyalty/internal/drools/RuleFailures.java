package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Budget.Failure;
import dev.loyalty.internal.drools.Budget.SpentError;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.policy.PolicyFailedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says of what rules throw which rule it was, at which line, and which facts it was looking at. */
final class RuleFailures {

    private final Map<String, RuleInfo> rules = new TreeMap<>();
    private final Map<String, List<String>> owners;
    private final FactNames factNames;

    /** @param owners as {@link CompiledRules#owners()} */
    RuleFailures(List<RuleInfo> rules, Map<String, List<String>> owners, FactNames factNames) {
        rules.forEach(rule -> this.rules.put(rule.name(), rule));
        this.owners = owners;
        this.factNames = factNames;
    }

    /**
     * The exception for the host.
     *
     * @param thrown by the engine or a rule
     * @param failure where compiled rules threw first, or null if they did not
     * @param fired the rule that fired last, or null if none did
     * @param matched the facts that it fired for
     */
    PolicyFailedException exception(
            Throwable thrown, @Nullable Failure failure, @Nullable String fired, List<?> matched) {
        Throwable cause = failure == null ? root(thrown) : failure.thrown();
        List<String> names = names(failure, fired);
        StringBuilder message = new StringBuilder();
        message.append(names.isEmpty() ? "the rules" : names.size() == 1 ? "rule " : "one of the rules ");
        message.append(quoted(names)).append(cause instanceof SpentError ? " was stopped" : " failed");
        RuleInfo rule = names.isEmpty() ? null : rules.get(names.get(0));
        boolean firing = names.size() == 1 && names.get(0).equals(fired) && !isCondition(failure);
        List<String> facts = firing ? facts(matched) : failure == null ? List.of() : facts(failure.arguments());
        int line = rule == null ? 0 : line(cause, failure, rule);
        if (rule != null) {
            message.append(" at ").append(rule.file()).append(':').append(line);
        }
        if (!facts.isEmpty()) {
            message.append(", looking at ").append(String.join(", ", facts));
        }
        message.append(": ").append(reason(cause));
        if (rule == null) {
            return new PolicyFailedException(message.toString(), cause);
        }
        return new PolicyFailedException(
                message.toString(), cause, new PolicyFailedException.Where(names, rule.file(), line, facts));
    }

    private List<String> names(@Nullable Failure failure, @Nullable String fired) {
        List<String> shared = failure == null ? List.of() : owners.getOrDefault(failure.type(), List.of());
        if (fired != null && (shared.isEmpty() || (!isCondition(failure) && shared.contains(fired)))) {
            return List.of(fired);
        }
        return shared.stream().sorted().toList();
    }

    private static boolean isCondition(@Nullable Failure failure) {
        return failure != null && !failure.type().contains("LambdaConsequence");
    }

    /** The line that the innermost frame of the rule's own code names, or that of the rule. */
    private static int line(Throwable cause, @Nullable Failure failure, RuleInfo rule) {
        if (failure != null) {
            String type = failure.type().replace('/', '.');
            for (StackTraceElement frame : cause.getStackTrace()) {
                boolean own = frame.getClassName().equals(type) && Objects.equals(frame.getFileName(), rule.file());
                if (own && frame.getLineNumber() > 0) {
                    return frame.getLineNumber();
                }
            }
        }
        return rule.line();
    }

    private List<String> facts(List<?> arguments) {
        return arguments.stream()
                .filter(Objects::nonNull)
                .flatMap(argument -> factNames.of(argument).stream())
                .distinct()
                .toList();
    }

    private static String reason(Throwable cause) {
        if (cause instanceof SpentError) {
            return cause.getMessage() + ". Maybe a loop or a combination of facts without an end?";
        }
        if (cause instanceof StackOverflowError) {
            return "calls are nested too deep. Maybe a simpler pattern?";
        }
        if (cause instanceof NullPointerException) {
            return "something is missing that the rule needs (" + cause.getMessage()
                    + "). Maybe a condition \"… != null\" before it?";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String quoted(List<String> names) {
        return names.isEmpty() ? "" : "\"" + String.join("\", \"", names) + "\"";
    }
}
