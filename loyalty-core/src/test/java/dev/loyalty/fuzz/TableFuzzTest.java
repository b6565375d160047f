package dev.loyalty.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

class TableFuzzTest {

    private static final String DEFINITION = """
            id: acme
            title: Points by the rate table
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            tables:
              Rate:
                columns: { sku: text, points: integer, until: date, price: money }
                key: [sku]
                file: rates.csv
            """;

    @FuzzTest(maxDuration = "3s")
    void everyTableIsReadOrToldWhatIsWrong(FuzzedDataProvider data) {
        Checked.with(Map.of("policy.yaml", DEFINITION), "rates.csv", data.consumeRemainingAsString());
    }
}
