package dev.loyalty.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.attack.Attack.Outcome;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicySourceException;
import dev.loyalty.policy.Publication;
import host.Effect;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Publishes each attack, and lets an order earn by it if it could be published: none takes effect. */
@Timeout(30)
class AttackTest {

    private static final String DEFINITION = Fixture.DEFINITION + """
              name: { type: text, value: gold }
              names: { type: text-list, value: [a, b, c] }
              slow: { type: text, value: "(.*a){20}b" }
            limits:
              weekly: { per: subject, period: week, at-most: 1 time }
            """;

    private static final Loyalty WITNESS = Fixture.loyalty(Fixture.DEFINITION, Fixture.ONE_PER_POUND);

    static Stream<Attack> attacks() {
        return Attack.all().stream();
    }

    @BeforeEach
    void nothingHasHappenedYet() {
        Effect.reset();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void takesNoEffect(Attack attack) {
        Outcome expected = attack.here();
        Loyalty loyalty = Loyalty.create();
        List<Diagnostic> errors = errors(loyalty, attack);
        if (expected.kind().equals("refused")) {
            assertThat(errors).anySatisfy(error -> {
                assertThat(error.line()).isEqualTo(expected.line() == 0 ? error.line() : expected.line());
                assertThat(error.message()).contains(expected.words());
            });
        } else {
            assertThat(errors).isEmpty();
            Throwable thrown = catchThrowable(() -> earn(loyalty));
            assertThat(thrown).isInstanceOf(PolicyFailedException.class).hasMessageContaining(expected.words());
            assertThat(thrown.getMessage())
                    .contains(expected.kind().equals("stopped") ? " was stopped at " : " failed at ")
                    .contains("rule");
            assertThat(((PolicyFailedException) thrown).where())
                    .hasValueSatisfying(where ->
                            assertThat(where.line()).isEqualTo(expected.line() == 0 ? where.line() : expected.line()));
        }
        assertThat(Effect.seen()).isEmpty();
        assertThat(earn(WITNESS).awards())
                .singleElement()
                .satisfies(award -> assertThat(award.units()).isEqualTo(PlainDrools.LINES));
    }

    private static List<Diagnostic> errors(Loyalty loyalty, Attack attack) {
        PolicySource source;
        try {
            source = PolicySource.text(Map.of("policy.yaml", DEFINITION, "earning.drl", attack.text()));
            Publication publication = loyalty.policies().publish(source);
            return publication instanceof Publication.Refused refused
                    ? refused.diagnostics().stream().filter(Diagnostic::isError).toList()
                    : List.of();
        } catch (PolicySourceException tooLong) {
            return List.of(Diagnostic.error(
                    dev.loyalty.policy.DiagnosticCode.TOO_LARGE,
                    "earning.drl",
                    0,
                    0,
                    tooLong.getMessage() + ".",
                    null));
        }
    }

    private static EarningDecision earn(Loyalty loyalty) {
        Member.Builder member = Member.builder("m1").tier("gold");
        IntStream.range(0, 12).forEach(i -> member.segment("segment-" + i));
        String[] prices = Stream.generate(() -> "1.00").limit(PlainDrools.LINES).toArray(String[]::new);
        return loyalty.earn(new EarningRequest(
                "acme", member.build(), Fixture.order("a".repeat(40), prices), LedgerSnapshot.empty("m1")));
    }
}
