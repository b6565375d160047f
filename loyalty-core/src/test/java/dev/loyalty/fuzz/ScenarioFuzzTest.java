package dev.loyalty.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

class ScenarioFuzzTest {

    private static final String DEFINITION = """
            id: acme
            title: Points and credit
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points, pending: 14 days, expires: 12 months }
              credit: { unit: money }
            attributes:
              line: { brand: text }
            measures:
              orders: { count: order, in: month }
            """;

    @FuzzTest(maxDuration = "3s")
    void everyScenarioIsPlayedOrToldWhatIsWrong(FuzzedDataProvider data) {
        Checked.with(Map.of("policy.yaml", DEFINITION), "scenarios/any.yaml", data.consumeRemainingAsString());
    }
}
