package dev.loyalty.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.receipt.UnreadableReceiptException;

class ReceiptFuzzTest {

    @FuzzTest(maxDuration = "3s")
    void everyTextIsAReceiptOrUnreadable(FuzzedDataProvider data) {
        Receipt receipt;
        try {
            receipt = ReceiptJson.read(data.consumeRemainingAsString());
        } catch (UnreadableReceiptException told) {
            assertThat(told).hasMessageContaining(" ");
            return;
        }
        String written = ReceiptJson.write(receipt);
        assertThat(ReceiptJson.read(written)).isEqualTo(receipt);
        assertThat(ReceiptJson.write(ReceiptJson.read(written))).isEqualTo(written);
    }
}
