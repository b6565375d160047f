package dev.loyalty.internal.yaml;

import dev.loyalty.policy.DiagnosticCode;
import org.jspecify.annotations.Nullable;

/** Makes a value of the text of a {@link YamlNode.Scalar}. */
@FunctionalInterface
public interface TextReader<T> {

    T read(String text) throws Unreadable;

    /** The text cannot be read; becomes a diagnostic at its place, and never leaves the reading of a file. */
    final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final DiagnosticCode code;
        private final @Nullable String hint;

        /** @param problem continues a sentence: {@code not a date} */
        public Unreadable(DiagnosticCode code, String problem, @Nullable String hint) {
            super(problem, null, false, false);
            this.code = code;
            this.hint = hint;
        }

        static Unreadable value(String problem, @Nullable String hint) {
            return new Unreadable(DiagnosticCode.INVALID_VALUE, problem, hint);
        }

        DiagnosticCode code() {
            return code;
        }

        String problem() {
            return String.valueOf(getMessage());
        }

        @Nullable
        String hint() {
            return hint;
        }
    }
}
