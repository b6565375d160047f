package dev.loyalty.internal.policy;

import dev.loyalty.internal.scenario.Scenario;
import dev.loyalty.policy.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of the files of a policy.
 *
 * @param version null if a diagnostic is an error
 * @param scenarios that prove the version; none if there is no version
 */
public record Preparation(@Nullable CompiledVersion version, List<Scenario> scenarios, List<Diagnostic> diagnostics) {}
