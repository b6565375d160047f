package dev.loyalty.policy.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDefinitionTest {

    @Test
    void canBeBuiltInJavaAndKeepsTheOrderOfItsParts() {
        PolicyDefinition definition = builder()
                .account(Account.of("points", AccountUnit.POINTS))
                .account(Account.of("credit", AccountUnit.MONEY))
                .limit(new Limit("budget", LimitSubject.PROGRAMME, null, LimitUnit.MONEY, 100_000, Overflow.TRIM))
                .group(Group.of("promotions", Choice.BEST))
                .parameter(Parameter.of("rate", ParameterType.DECIMAL, new BigDecimal("1.50")))
                .build();

        assertThat(definition.title()).isEqualTo("acme");
        assertThat(definition.switches()).isEqualTo(Switches.DEFAULT);
        assertThat(definition.accounts()).containsOnlyKeys("points", "credit");
        assertThat(definition.accounts().keySet()).containsExactly("points", "credit");
        assertThatThrownBy(() -> definition.limits().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("EC-M6: a currency without minor units is refused")
    void refusesACurrencyWithoutMinorUnits() {
        PolicyDefinition.Builder builder = PolicyDefinition.builder("acme", ZoneOffset.UTC, CurrencyUnit.of("XXX"))
                .account(Account.of("points", AccountUnit.POINTS));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XXX has no minor units");
    }

    @Test
    void refusesNamesTwiceAndNoAccounts() {
        assertThatThrownBy(() -> builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no accounts");
        PolicyDefinition.Builder builder = builder().account(Account.of("points", AccountUnit.POINTS));
        assertThatThrownBy(() -> builder.account(Account.of("points", AccountUnit.ITEMS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"points\" is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Points", "gold points", "1st", "-", "pünkte"})
    void refusesNamesThatAreNone(String name) {
        assertThatThrownBy(() -> Account.of(name, AccountUnit.POINTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"for", "true", "end", "hashCode", "per-pound", "Rate"})
    void refusesParameterNamesThatRulesCouldNotWrite(String name) {
        assertThatThrownBy(() -> Parameter.of(name, ParameterType.BOOLEAN, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalDecimalsAreEqualParameters() {
        Parameter parameter = Parameter.of("rate", ParameterType.DECIMAL, new BigDecimal("100.0"));

        assertThat(parameter).isEqualTo(Parameter.of("rate", ParameterType.DECIMAL, new BigDecimal("1E+2")));
        assertThat(parameter.value(BigDecimal.class)).isEqualTo(new BigDecimal("100"));
    }

    @Test
    void refusesParametersWhoseValueIsOfAnotherTypeOrOutOfBounds() {
        assertThatThrownBy(() -> Parameter.of("rate", ParameterType.DECIMAL, 1L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe a BigDecimal is meant");
        assertThatThrownBy(() -> new Parameter("n", ParameterType.INTEGER, 5L, 1L, 4L, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside 1 to 4");
        assertThatThrownBy(() -> new Parameter("t", ParameterType.TEXT, "a", "a", null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no min and max");
        assertThatThrownBy(() -> ParameterType.DATE.compare(LocalDate.EPOCH, 1L))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsAreCopied() {
        List<String> kinds = new ArrayList<>(List.of("merchandise"));
        Switches switches = Switches.builder().earningKinds(kinds).build();
        Parameter parameter = Parameter.of("kinds", ParameterType.TEXT_LIST, kinds);
        kinds.add("fee");

        assertThat(switches.earningKinds()).containsExactly("merchandise");
        assertThat(parameter.value()).isEqualTo(List.of("merchandise"));
    }

    @Test
    void refusesRoundingModesThatAreNotOffered() {
        Switches.Builder builder = Switches.builder().roundingMode(RoundingMode.UP);

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrderGoesWithTheChoiceFirstOnly() {
        assertThat(new Group("g", Choice.FIRST, List.of("A", "B")).order()).containsExactly("A", "B");
        assertThatThrownBy(() -> new Group("g", Choice.BEST, List.of("A")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Group.of("g", Choice.FIRST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Group("g", Choice.FIRST, List.of("A", "A")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    private static PolicyDefinition.Builder builder() {
        return PolicyDefinition.builder("acme", ZoneOffset.UTC, CurrencyUnit.of("GBP"));
    }
}
