package dev.loyalty.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.ledger.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The receipts of a release stay as files: they must be given byte for byte on every JDK, and be read for ever. A file
 * of a format that was released is never changed.
 */
class GoldenReceiptTest {

    private static final Map<String, Receipt> RECEIPTS = RichReceipts.all();

    static Stream<String> names() {
        return RECEIPTS.keySet().stream();
    }

    private static String file(String name) throws IOException {
        String path = "/receipts/format-1/" + name + ".json";
        try (InputStream in = GoldenReceiptTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWrittenByteForByte(String name) throws IOException {
        assertThat(ReceiptJson.write(Objects.requireNonNull(RECEIPTS.get(name))))
                .isEqualTo(file(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void canStillBeRead(String name) throws IOException {
        assertThat(ReceiptJson.read(file(name))).isEqualTo(RECEIPTS.get(name));
    }
}
