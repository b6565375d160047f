package dev.loyalty.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockCodesTest {

    @ParameterizedTest
    @CsvSource({
        "85123A, merchandise",
        "DCGSSBOY, merchandise",
        "POST, shipping",
        "DOT, shipping",
        "C2, shipping",
        "D, discount",
        "M, adjustment",
        "m, adjustment",
        "B, adjustment",
        "S, sample",
        "PADS, sample",
        "BANK CHARGES, fee",
        "AMAZONFEE, fee",
        "CRUK, donation",
        "gift_0001_20, gift-card"
    })
    void saysWhatACodeStandsFor(String code, String kind) {
        assertThat(StockCodes.kind(code)).hasToString(kind);
    }
}
