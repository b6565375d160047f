package dev.loyalty.internal.policy;

import dev.loyalty.policy.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of the files of a policy.
 *
 * @param version null if a diagnostic is an error
 */
public record Preparation(@Nullable CompiledVersion version, List<Diagnostic> diagnostics) {}
