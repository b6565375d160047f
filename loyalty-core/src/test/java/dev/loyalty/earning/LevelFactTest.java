package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a level gives, as rules of earning read it. */
class LevelFactTest {

    private static final String LEVELS = DEFINITION + """
            tiers:
              benefits: { factor: decimal, mayPlay: boolean, gift: text }
              levels:
                gold: { threshold: 1000, benefits: { factor: 2, mayPlay: true, gift: BOX } }
                silver: { threshold: 350, benefits: { factor: 1.5 } }
            """;

    private static final String RULES = Texts.forOrder("Base", Texts.PER_ORDER)
            + Texts.rule(
                    "The factor of the level",
                    "$order : Order()\n    Level( held, $factor : factor != null )",
                    "earn.multiply( $order, $factor )")
            + Texts.rule(
                    "Those who may play", "$order : Order()\n    Level( held, mayPlay )", "earn.points( $order, 1 )")
            + Texts.rule(
                    "Silver and above",
                    "$order : Order()\n    Level( name == \"silver\", reached )",
                    "earn.points( $order, 1 )")
            + Texts.rule("No gift", "$order : Order()\n    Level( held, gift == null )", "earn.points( $order, 1 )");

    private final Loyalty loyalty = Fixture.loyalty(LEVELS, RULES);

    @Test
    void givesWhatTheLevelOfTheMemberGives() {
        EarningDecision gold = earn("gold");
        assertThat(Texts.granted(gold, "The factor of the level")).isEqualTo(100);
        assertThat(Texts.granted(gold, "Those who may play")).isEqualTo(1);
        assertThat(Texts.granted(gold, "Silver and above")).isEqualTo(1);
        assertThat(Texts.granted(gold, "No gift")).isZero();
    }

    @Test
    void aBenefitThatALevelDoesNotGiveIsFalseOrAbsent() {
        EarningDecision silver = earn("silver");
        assertThat(Texts.granted(silver, "The factor of the level")).isEqualTo(50);
        assertThat(Texts.granted(silver, "Those who may play")).isZero();
        assertThat(Texts.granted(silver, "Silver and above")).isEqualTo(1);
        assertThat(Texts.granted(silver, "No gift")).isEqualTo(1);
    }

    @Test
    void withoutALevelOrWithOneThatThePolicyDoesNotDeclareNoneIsHeld() {
        assertThat(earn(null).awarded("points")).isEqualTo(100);
        assertThat(earn("platinum").awarded("points")).isEqualTo(100);
    }

    private EarningDecision earn(@Nullable String tier) {
        Member member =
                tier == null ? Member.of("m1") : Member.builder("m1").tier(tier).build();
        return loyalty.earn(new EarningRequest("acme", member, order("o1", "100.00"), LedgerSnapshot.empty("m1")));
    }
}
