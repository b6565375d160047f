package dev.loyalty.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.loyalty.Fixture;
import java.util.Map;

class RuleFileFuzzTest {

    @FuzzTest(maxDuration = "3s")
    void everyRuleFileIsCompiledOrToldWhatIsWrong(FuzzedDataProvider data) {
        Checked.with(Map.of("policy.yaml", Fixture.DEFINITION), "earning.drl", data.consumeRemainingAsString());
    }
}
