package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.Then;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one step expects: what every kind of step can say, and what only its own kind can. */
final class ThenFields {

    private final ThenReader reader;
    private final @Nullable Fields fields;
    private final Then common;

    /** @param fields of {@code then}, or null if the step has none */
    ThenFields(ThenReader reader, @Nullable Fields fields, Then common) {
        this.reader = reader;
        this.fields = fields;
        this.common = common;
    }

    Then common() {
        return common;
    }

    /** The fields of {@code then}; empty if the step has none. */
    Optional<Fields> own() {
        return Optional.ofNullable(fields);
    }

    /** Units by account, of an entry that is not at the top. */
    Then.Amounts amounts(YamlNode.Entry entry) {
        return reader.amounts(entry);
    }

    /** Units by account; null if that is not said. */
    Then.@Nullable Amounts amounts(String key) {
        return fields == null ? null : fields.entry(key).map(reader::amounts).orElse(null);
    }
}
