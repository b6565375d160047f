package dev.loyalty.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** The faults of a {@code policy.yaml}, for tests: without the file's name. */
final class DefinitionFaults {

    /** Four lines that are a policy without faults. */
    static final String HEAD = """
            id: acme
            zone: UTC
            currency: GBP
            accounts: {points: {unit: points}}
            """;

    private DefinitionFaults() {}

    static ListAssert<String> faults(String text) {
        DefinitionResult result = DefinitionReader.read(new PolicyFile("policy.yaml", text), List.of(), List.of());
        List<Diagnostic> diagnostics =
                result instanceof DefinitionResult.Refused refused ? refused.diagnostics() : List.of();
        return assertThat(diagnostics.stream()
                .map(fault -> fault.toString().substring("policy.yaml:".length()))
                .toList());
    }
}
