package dev.loyalty.internal.drools;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.internal.drools.BuildClock.TooSlowError;
import java.time.Duration;
import java.util.Map;
import org.drools.drl.ast.descr.PackageDescr;
import org.junit.jupiter.api.Test;

class BuildClockTest {

    private long now;

    private final BuildClock clock = new BuildClock(Duration.ofSeconds(10), () -> now);

    @Test
    void countsOnlyWhatBuildsTakeTogether() {
        pass(100);
        clock.start();
        pass(6);
        clock.stop();
        pass(100);
        assertThatCode(clock::look).doesNotThrowAnyException();
        clock.start();
        pass(3);
        assertThatCode(clock::look).doesNotThrowAnyException();
        pass(2);
        assertThatThrownBy(clock::look)
                .isInstanceOf(TooSlowError.class)
                .hasMessage("building takes more than 10 seconds");
        clock.stop();
        assertThatThrownBy(clock::look).isInstanceOf(TooSlowError.class);
    }

    @Test
    void endsABuildAtTheNextClassThatTheCompilerAsksFor() {
        BuildLoader loader = loader();
        assertThatCode(() -> loader.loadClass("java.lang.String")).doesNotThrowAnyException();
        clock.start();
        pass(11);
        assertThatThrownBy(() -> loader.loadClass("java.lang.String")).isInstanceOf(TooSlowError.class);
        assertThatThrownBy(() -> loader.getResourceAsStream("java/lang/String.class"))
                .isInstanceOf(TooSlowError.class);
    }

    @Test
    void endsABuildThatAsksForNothing() {
        PackageDescr nothing = new PackageDescr(RulePackage.NAME);
        BuildClock jumps = new BuildClock(
                Duration.ofSeconds(1), () -> now += Duration.ofMinutes(1).toNanos());
        assertThatThrownBy(() -> ModelBuild.build(Map.of("a.drl", nothing), loader(), jumps))
                .isInstanceOf(TooSlowError.class);
    }

    private BuildLoader loader() {
        return BuildLoader.forCompiling(new VocabularyMembers(EarningCalculation.vocabulary()), Map.of(), clock);
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
