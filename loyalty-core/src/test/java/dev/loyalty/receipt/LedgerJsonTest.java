package dev.loyalty.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerJsonTest {

    private static final LedgerSnapshot RICH = rich();

    private static LedgerSnapshot rich() {
        Map<String, Receipt> receipts = BookkeepingReceipts.all();
        List<Booking> bookings = List.of("opening-1", "extension-1", "adjustment-1", "transfer-1", "merge-1").stream()
                .flatMap(name -> Objects.requireNonNull(receipts.get(name)).bookings().stream())
                .toList();
        LedgerSnapshot ledger = LedgerSnapshot.rebuild("m1", bookings);
        TreeMap<LimitKey, Long> used = new TreeMap<>(ledger.used());
        used.put(
                new LimitKey(
                        "read", "m1", "article-7", new LimitPeriod(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1))),
                3L);
        return new LedgerSnapshot(
                "m1",
                ledger.revision(),
                ledger.lots(),
                new TreeMap<>(Map.of("credit", 9L)),
                used,
                new TreeMap<>(Map.of(new RemainderKey("points", 5), Fraction.of(new BigDecimal("-0.75")))));
    }

    @Test
    void readsWhatItWrote() {
        String json = LedgerJson.write(RICH);

        assertThat(LedgerJson.read(json)).isEqualTo(RICH);
        assertThat(LedgerJson.write(LedgerJson.read(json))).isEqualTo(json);
        assertThat(LedgerJson.read(LedgerJson.write(LedgerSnapshot.empty("m2"))))
                .isEqualTo(LedgerSnapshot.empty("m2"));
    }

    @Test
    void theTextOfAnEmptyLedgerIsKnown() {
        assertThat(LedgerJson.write(LedgerSnapshot.empty("m2")))
                .isEqualTo("{\"format\":1,\"ledger\":{\"member\":\"m2\",\"revision\":0,\"lots\":[],\"debts\":{},"
                        + "\"used\":[],\"remainders\":[]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"format\":2,\"ledger\":{}}",
                "{\"format\":1}",
                "{\"format\":1,\"ledger\":null}",
                "{\"format\":1,\"ledger\":{}}",
                "{\"format\":1,\"ledger\":{\"member\":\" \",\"revision\":0,\"lots\":[],\"debts\":{},\"used\":[],\"remainders\":[]}}",
                "{\"format\":1,\"ledger\":{\"member\":\"m\",\"revision\":-1,\"lots\":[],\"debts\":{},\"used\":[],\"remainders\":[]}}",
                "{\"format\":1,\"ledger\":{\"member\":\"m\",\"revision\":0,\"lots\":[null],\"debts\":{},\"used\":[],\"remainders\":[]}}",
                "{\"format\":1,\"ledger\":{\"member\":\"m\",\"revision\":0,\"lots\":[],\"debts\":{\"p\":null},\"used\":[],\"remainders\":[]}}",
                "{\"format\":1,\"ledger\":{\"member\":\"m\",\"revision\":0,\"lots\":[],\"debts\":{\"p\":-1},\"used\":[],\"remainders\":[]}}",
                "{\"format\":1,\"ledger\":{\"member\":\"m\",\"revision\":0,\"lots\":[],\"debts\":{}}}"
            })
    void refusesWhatIsNoLedger(String text) {
        assertThatThrownBy(() -> LedgerJson.read(text)).isInstanceOf(UnreadableReceiptException.class);
    }

    @Test
    void refusesATextThatWasCutOffAnywhere() {
        String json = LedgerJson.write(RICH);
        for (int length = 0; length < json.length(); length += 23) {
            String cut = json.substring(0, length);
            assertThatThrownBy(() -> LedgerJson.read(cut)).as(cut).isInstanceOf(UnreadableReceiptException.class);
        }
    }
}
