package dev.loyalty.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.reversal.ReversalDecision;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptJsonTest {

    private static final Map<String, Receipt> RECEIPTS = RichReceipts.all();
    private static final String FIRST = ReceiptJson.write(Objects.requireNonNull(RECEIPTS.get("earning-1-first")));

    @Test
    void readsWhatItWrote() {
        RECEIPTS.forEach((name, receipt) -> {
            String json = ReceiptJson.write(receipt);
            Receipt read = ReceiptJson.read(json);
            assertThat(read).as(name).isEqualTo(receipt);
            assertThat(ReceiptJson.write(read)).as(name).isEqualTo(json);
        });
    }

    @Test
    void refusesANewerFormatByItsNumber() {
        assertThatThrownBy(() -> ReceiptJson.read(FIRST.replace("{\"format\":1,", "{\"format\":2,")))
                .isInstanceOf(UnreadableReceiptException.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("Maybe a newer release wrote it?");
    }

    @Test
    void refusesAnotherKind() {
        assertThatThrownBy(() -> ReceiptJson.read(FIRST, ReversalDecision.class))
                .isInstanceOf(UnreadableReceiptException.class)
                .hasMessageContaining("EarningDecision");
        assertThat(ReceiptJson.read(FIRST, EarningDecision.class)).isNotNull();
    }

    @Test
    void refusesATextThatWasCutOffAnywhere() {
        for (int length = 0; length < FIRST.length(); length += length < 80 ? 1 : 37) {
            String cut = FIRST.substring(0, length);
            assertThatThrownBy(() -> ReceiptJson.read(cut)).as(cut).isInstanceOf(UnreadableReceiptException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "0",
                "[]",
                "{}",
                "\"receipt\"",
                "{\"format\":1}",
                "{\"format\":null}",
                "{\"format\":\"1\",\"receipt\":\"earning\",\"content\":{}}",
                "{\"format\":1.5,\"receipt\":\"earning\",\"content\":{}}",
                "{\"format\":99999999999999999999,\"receipt\":\"earning\",\"content\":{}}",
                "{\"format\":0,\"receipt\":\"earning\",\"content\":{}}",
                "{\"format\":1,\"receipt\":\"earning\"}",
                "{\"format\":1,\"receipt\":\"earning\",\"content\":null}",
                "{\"format\":1,\"receipt\":\"earning\",\"content\":[]}",
                "{\"format\":1,\"receipt\":\"earning\",\"content\":{}}",
                "{\"format\":1,\"receipt\":\"reversal\",\"content\":{}}",
                "{\"format\":1,\"receipt\":\"expiry\",\"content\":{\"booking\":null}}",
                "{\"format\":1,\"receipt\":\"java.lang.Runtime\",\"content\":{}}",
                "{\"format\":1,\"receipt\":[\"earning\"],\"content\":{}}",
                "<xml/>"
            })
    void refusesWhatIsNoReceipt(String text) {
        assertThatThrownBy(() -> ReceiptJson.read(text)).isInstanceOf(UnreadableReceiptException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"quantity\":\"3\" | \"quantity\":\"1E+999999999\"",
                "\"quantity\":\"3\" | \"quantity\":\"0\"",
                "\"quantity\":\"3\" | \"quantity\":3",
                "\"quantity\":\"3\" | \"quantity\":{}",
                "\"quantity\":\"3\" | \"quantity\":null",
                "\"quantity\":\"3\" | \"quantity\":\"3\",\"quantity\":\"4\"",
                "\"quantity\":\"3\" | \"amount\":\"3\"",
                "\"total\":\"GBP 30.00\" | \"total\":\"GBP 30E999999999\"",
                "\"total\":\"GBP 30.00\" | \"total\":\"EUR 30.00\"",
                "\"total\":\"GBP 30.00\" | \"total\":\"30.00\"",
                "\"total\":\"GBP 30.00\" | \"total\":\"ZZZ 30.00\"",
                "\"granted\":10 | \"granted\":10.5",
                "\"granted\":10 | \"granted\":\"10\"",
                "\"granted\":10 | \"granted\":99999999999999999999",
                "\"granted\":10 | \"granted\":null",
                "\"granted\":10 | \"taken\":10",
                "\"fate\":\"GRANTED\" | \"fate\":0",
                "\"fate\":\"GRANTED\" | \"fate\":\"STOLEN\"",
                "\"fate\":\"GRANTED\" | \"fate\":[\"GRANTED\"]",
                "\"currency\":\"GBP\" | \"currency\":\"XXX\"",
                "\"offered\":\"10\" | \"offered\":\"1/0\"",
                "\"offered\":\"10\" | \"offered\":\"1E999999999\"",
                "\"offered\":\"10\" | \"offered\":\"NaN\"",
                "\"clawback\":\"WITHIN_BALANCE\" | \"clawback\":null",
                "\"number\":\"1.5\" | \"number\":\"1E999999999\"",
                "\"date\":\"2026-03-04\" | \"date\":\"2026-02-30\"",
                "\"store\":\"Berlin\" | \"store\":[\"Berlin\"]",
                "\"warnings\":[ | \"warnings\":[null,",
                "\"awards\":[ | \"awards\":[null,",
                "\"awards\":[ | \"awards\":{},\"more\":[",
                "\"zone\":\"Europe/Berlin\" | \"zone\":\"Europe/Atlantis\"",
                "\"type\":\"end-of\" | \"type\":\"java.io.File\"",
                "\"at\":\"2026-03-02T12:00:00Z\" | \"at\":\"yesterday\""
            })
    void refusesForgedValues(String part, String forged) {
        assertThat(FIRST).contains(part);
        String text = FIRST.replace(part, forged);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> ReceiptJson.read(text)).isInstanceOf(UnreadableReceiptException.class));
    }

    @Test
    void answersEveryChangedCharacterByAReceiptOrByThatItIsUnreadable() {
        for (int i = 0; i < FIRST.length(); i += 11) {
            for (char changed : new char[] {'"', '{', '9', '\u0000'}) {
                String text = FIRST.substring(0, i) + changed + FIRST.substring(i + 1);
                assertThatCode(() -> {
                            try {
                                ReceiptJson.read(text);
                            } catch (UnreadableReceiptException expected) {
                                assertThat(expected.getMessage()).isNotBlank();
                            }
                        })
                        .as(text)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void refusesDeepNesting() {
        String deep = "{\"format\":1,\"receipt\":\"earning\",\"content\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> ReceiptJson.read(deep)).isInstanceOf(UnreadableReceiptException.class);
    }
}
