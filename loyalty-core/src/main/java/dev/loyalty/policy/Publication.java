package dev.loyalty.policy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What came of an attempt to publish. */
public sealed interface Publication {

    /**
     * The version is live.
     *
     * @param version what calls from now on are decided by
     */
    record Published(PolicyVersion version) implements Publication {
        public Published {
            Objects.requireNonNull(version, "version");
        }
    }

    /**
     * Nothing changed: the version that was live still is.
     *
     * @param diagnostics everything that was found, sorted by file and line; at least one is an error
     */
    record Refused(List<Diagnostic> diagnostics) implements Publication {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * The published version.
     *
     * @throws PolicyRefusedException if the policy was refused; the message lists every fault
     */
    default PolicyVersion orThrow() {
        if (this instanceof Published published) {
            return published.version();
        }
        throw new PolicyRefusedException(((Refused) this).diagnostics());
    }

    /** The diagnostics as text, one in a line. */
    static String text(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
    }
}
