package dev.loyalty.internal.yaml;

import static dev.loyalty.internal.yaml.DefinitionFaults.HEAD;
import static dev.loyalty.internal.yaml.DefinitionFaults.faults;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value: 1|5:14 error missing-key: parameter \"p\" needs \"type\".",
                "type: integer|5:14 error missing-key: parameter \"p\" needs \"value\".",
                "type: integer, value: 1.0|5:40 error invalid-value: value of parameter \"p\" is \"1.0\", not a whole"
                        + " number of at most 18 digits. Maybe a decimal is meant?",
                "type: integer, value: 0x10|invalid-value: value of parameter \"p\" is \"0x10\"",
                "type: decimal, value: 1e3|invalid-value: value of parameter \"p\" is \"1e3\"",
                "type: decimal, value: .inf|invalid-value: value of parameter \"p\" is \".inf\"",
                "type: decimal, value: \"1,5\"|Maybe 1.5?",
                "type: money, value: 1.999|invalid-value: value of parameter \"p\" is \"1.999\", with more decimal"
                        + " places than the 2 of GBP. Maybe it should be rounded?",
                "type: boolean, value: yes|5:40 error invalid-value: value of parameter \"p\" is \"yes\", neither true"
                        + " nor false. Maybe true?",
                "type: date, value: 2026-02-29|Maybe 2026-02-28?",
                "type: text-list, value: a|5:42 error wrong-shape: value of parameter \"p\" is a single value, not a"
                        + " list. Maybe [a]?",
                "type: text, value: [a]|5:37 error wrong-shape: value of parameter \"p\" is a list, not a single",
                "type: integer, value: 5, max: 3|5:40 error out-of-range: value of parameter \"p\" is \"5\", more than"
                        + " max 3.",
                "type: date, value: 2026-01-01, min: 2026-01-02|5:37 error out-of-range: value of parameter \"p\" is"
                        + " \"2026-01-01\", less than min 2026-01-02.",
                "type: decimal, value: 2, min: 3, max: 1|5:48 error out-of-range: min of parameter \"p\" is \"3\", more"
                        + " than max 1. Maybe the two are exchanged?",
                "type: text, value: a, min: b|5:40 error conflicting-keys: min of parameter \"p\" does not go with type"
                        + " text. Maybe another type is meant?",
            })
    void reportsFaultsOfParameters(String keys, String fault) {
        faults(HEAD + "parameters: {p: {" + keys + "}}")
                .singleElement()
                .asString()
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for|parameter \"for\" is named by a reserved word.",
                "then|parameter \"then\" is named by a reserved word.",
                "points-per-pound|parameter \"points-per-pound\" is not named by a small letter, then letters and"
                        + " digits. Maybe \"pointsPerPound\"?",
                "Rate|Maybe \"rate\"?",
            })
    void reportsParameterNamesThatRulesCouldNotWrite(String name, String fault) {
        faults(HEAD + "parameters: {" + name + ": {type: integer, value: 1}}")
                .singleElement()
                .asString()
                .startsWith("5:14 error invalid-name: ")
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rounding-mode: up|5:27 error unknown-value: rounding-mode of switches is \"up\", not one of floor,"
                        + " half-up, half-even, ceiling.",
                "rounding-mode: HALF_UP|Maybe \"half-up\"?",
                "earning-kinds: [fee, fee]|5:27 error duplicate-entry: earning-kinds of switches is a list, with an",
                "roundingmode: floor|5:12 error unknown-key: switches has no \"roundingmode\"."
                        + " Maybe \"rounding-mode\"?",
            })
    void reportsFaultsOfSwitches(String keys, String fault) {
        faults(HEAD + "switches: {" + keys + "}").singleElement().asString().contains(fault);
    }
}
