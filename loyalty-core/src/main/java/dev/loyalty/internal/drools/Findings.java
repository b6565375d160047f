package dev.loyalty.internal.drools;

import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a set of rule files, each finding once. Not thread-safe. */
final class Findings {

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    void error(
            DiagnosticCode code,
            RuleText text,
            int offset,
            @Nullable String rule,
            String message,
            Optional<String> hint) {
        add(Severity.ERROR, code, text, offset, rule, message, hint.orElse(null));
    }

    void error(DiagnosticCode code, RuleText text, int offset, @Nullable String rule, String message, String hint) {
        add(Severity.ERROR, code, text, offset, rule, message, hint);
    }

    void warning(DiagnosticCode code, RuleText text, int offset, @Nullable String rule, String message, String hint) {
        add(Severity.WARNING, code, text, offset, rule, message, hint);
    }

    private void add(
            Severity severity,
            DiagnosticCode code,
            RuleText text,
            int offset,
            @Nullable String rule,
            String message,
            @Nullable String hint) {
        String sentence = message.matches("(?s).*[.?!]") ? message : message + ".";
        found.add(new Diagnostic(
                severity, code, text.file(), text.line(offset), text.column(offset), rule, sentence, hint));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    boolean hasErrors(String rule) {
        return found.stream().anyMatch(d -> d.isError() && rule.equals(d.rule()));
    }

    boolean hasErrorsOutsideRules() {
        return found.stream().anyMatch(d -> d.isError() && d.rule() == null);
    }

    List<Diagnostic> sorted() {
        List<Diagnostic> sorted = new ArrayList<>(found);
        sorted.sort(null);
        return List.copyOf(sorted);
    }
}
