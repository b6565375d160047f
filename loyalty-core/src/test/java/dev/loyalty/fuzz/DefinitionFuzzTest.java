package dev.loyalty.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

class DefinitionFuzzTest {

    @FuzzTest(maxDuration = "3s")
    void everyDefinitionIsReadOrToldWhatIsWrong(FuzzedDataProvider data) {
        Checked.with(Map.of(), "policy.yaml", data.consumeRemainingAsString());
    }
}
