package dev.loyalty.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SKU-[0-9]{4}(-[A-Z]{2})?",
                "(summer|winter|)-sale",
                "^a.*b$",
                "(?i)gift.*",
                "(?i:gift)+",
                "(?:ab|c)*+d",
                "(?<year>\\d{4})-\\k<year>",
                "(a+)b\\1",
                "(?=.*\\d)(?=.*[a-z]).{8,}",
                "(?!x).+",
                "[\\]\\[a-z&&[^bc]]+",
                "\\bword\\b{g}.*",
                "\\p{Lu}\\x{1F600}\\x41\\cA\\N{DIGIT ONE}\\{2\\}",
                "a{0,3}?b{2}c{1,}+",
                "(.*a){20}b"
            })
    void takesWhatTheBudgetCanStop(String pattern) {
        assertThat(PatternCheck.fault(pattern)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(a?|b*)x; two alternatives can both match nothing",
                "(|)x; two alternatives can both match nothing",
                "a|(b||c|); two alternatives can both match nothing",
                "(?:){9}; what can match nothing is repeated",
                "(a*)*; what can match nothing is repeated",
                "(a{0,2})+; what can match nothing is repeated",
                "(a?b?){3}; what can match nothing is repeated",
                "(^|a)*; what can match nothing is repeated",
                "(a*)\\1+; what can match nothing is repeated",
                "\\b{g}{2}; what can match nothing is repeated",
                "((?=a))*; what can match nothing is repeated",
                "(?<=a)b; it looks behind",
                "(?<!a)b; it looks behind",
                "(?x)a b; it has the flag \"x\"",
                "\\Qa*\\E; it has \\Q",
                "(a; Unclosed group",
                "a); Unmatched closing ')'"
            })
    void refusesWhatNoBudgetCanStop(String pattern, String reason) {
        assertThat(PatternCheck.fault(pattern)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 5_000})
    void refusesLongPatterns(int length) {
        assertThat(PatternCheck.fault("a".repeat(length))).isEqualTo("it has more than 500 characters");
    }
}
