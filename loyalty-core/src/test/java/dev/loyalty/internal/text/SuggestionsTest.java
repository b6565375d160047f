package dev.loyalty.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final List<String> FIELDS = List.of("total", "tax", "placedAt", "channel");

    @ParameterizedTest
    @CsvSource({"totl,total", "tota,total", "toatl,total", "TOTAL,total", "placeAt,placedAt", "placed-at,placedAt"})
    void findsTheWordWithTheFewestSlips(String word, String meant) {
        assertThat(Suggestions.closest(word, FIELDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "ab", "lines"})
    void findsNothingWhereNothingIsNear(String word) {
        assertThat(Suggestions.closest(word, FIELDS)).isEmpty();
    }

    @Test
    void takesTheFirstOfTheAlphabetOfEquallyNearWords() {
        assertThat(Suggestions.closest("gild", List.of("gold", "gilt"))).contains("gilt");
    }

    @Test
    void findsNothingForNoWordOrAnEndlessOne() {
        assertThat(Suggestions.closest("", FIELDS)).isEmpty();
        assertThat(Suggestions.closest("t".repeat(10_000), FIELDS)).isEmpty();
    }

    @Test
    void hintsWithTheNearestWordOrElseWithAllIfTheyAreFew() {
        assertThat(Suggestions.hint("totl", FIELDS)).isEqualTo("Maybe \"total\"?");
        assertThat(Suggestions.hint("x", FIELDS)).isEqualTo("Maybe one of total, tax, placedAt, channel?");
        assertThat(Suggestions.hint("x", List.of())).isNull();
    }
}
