package dev.loyalty.internal.yaml;

import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the faults of one file while it is read; not for use by several threads. */
public final class Faults {

    private final String file;
    private final List<Diagnostic> found = new ArrayList<>();

    public Faults(String file) {
        this.file = file;
    }

    public void add(DiagnosticCode code, YamlNode node, String message, @Nullable String hint) {
        add(code, node.line(), node.column(), message, hint);
    }

    public void add(DiagnosticCode code, YamlNode.Entry entry, String message, @Nullable String hint) {
        add(code, entry.line(), entry.column(), message, hint);
    }

    /** Line and column 0: the whole file. */
    public void add(DiagnosticCode code, int line, int column, String message, @Nullable String hint) {
        found.add(Diagnostic.error(code, file, line, column, message, hint));
    }

    /** A warning about the file; it is not collected, as it refuses nothing. */
    public Diagnostic warning(DiagnosticCode code, YamlNode.Entry entry, String message, @Nullable String hint) {
        return Diagnostic.warning(code, file, entry.line(), entry.column(), message, hint);
    }

    /** A rule that is named at a place of the file. */
    RuleReference reference(String what, String rule, YamlNode node) {
        return new RuleReference(what, rule, file, node.line(), node.column());
    }

    public int size() {
        return found.size();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the file, each once. */
    public List<Diagnostic> sorted() {
        return found.stream().sorted().distinct().toList();
    }
}
