package dev.loyalty.policy;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fault of a policy, with its place. Sorted by file, line, column and code; what is left of a tie falls by the
 * rest, so that the order agrees with {@code equals}. Immutable.
 *
 * @param severity whether the policy is refused
 * @param code what kind of fault
 * @param file path of the file within the policy, such as {@code earning/spring.drl}
 * @param line from 1; 0 when the fault is of the whole file
 * @param column from 1; 0 when the fault is of the whole line or file
 * @param rule the rule it is in, or null
 * @param message what is wrong, naming the value and the field; ends with a full stop
 * @param hint what was probably meant, such as {@code Maybe "total"?}, or null
 */
public record Diagnostic(
        Severity severity,
        DiagnosticCode code,
        String file,
        int line,
        int column,
        @Nullable String rule,
        String message,
        @Nullable String hint)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::file)
            .thenComparingInt(Diagnostic::line)
            .thenComparingInt(Diagnostic::column)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::message)
            .thenComparing(diagnostic -> Objects.requireNonNullElse(diagnostic.rule, ""))
            .thenComparing(diagnostic -> Objects.requireNonNullElse(diagnostic.hint, ""));

    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(message, "message");
        if (line < 0 || column < 0 || (line == 0 && column > 0)) {
            throw new IllegalArgumentException("line " + line + ", column " + column
                    + " is no place in a file. Maybe it is counted from 0? Lines and columns start at 1.");
        }
    }

    /** An error of YAML or another file without rules. */
    public static Diagnostic error(
            DiagnosticCode code, String file, int line, int column, String message, @Nullable String hint) {
        return new Diagnostic(Severity.ERROR, code, file, line, column, null, message, hint);
    }

    /** A warning about YAML or another file without rules. */
    public static Diagnostic warning(
            DiagnosticCode code, String file, int line, int column, String message, @Nullable String hint) {
        return new Diagnostic(Severity.WARNING, code, file, line, column, null, message, hint);
    }

    /** This diagnostic as one about a rule. */
    public Diagnostic inRule(String name) {
        return new Diagnostic(severity, code, file, line, column, name, message, hint);
    }

    /** Whether it refuses the policy. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }

    /**
     * One line as compilers write it: {@code earning.drl:9:12 error unknown-field in rule "gold": Order has no field
     * "totl". Maybe "total"?}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (column > 0) {
            text.append(':').append(column);
        }
        text.append(' ').append(severity.word()).append(' ').append(code.id());
        if (rule != null) {
            text.append(" in rule \"").append(rule).append('"');
        }
        text.append(": ").append(message);
        if (hint != null) {
            text.append(' ').append(hint);
        }
        return text.toString();
    }
}
