package dev.loyalty.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.model.SignalKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalHashTest {

    private final SignalHash hash = SignalHash.keyed("0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @DisplayName("EC-Q2: one mailbox has one e-mail, however it is written")
    @CsvSource({
        "Anna@Example.com, anna@example.com",
        "' anna@example.com ', anna@example.com",
        "anna+shop@example.com, anna@example.com",
        "A.N.Na+x+y@GoogleMail.com, anna@gmail.com",
        "a.nna@example.com, a.nna@example.com",
        "+tag@example.com, +tag@example.com"
    })
    void normalisesEmails(String written, String normal) {
        assertThat(SignalHash.normalised(SignalKind.EMAIL, written)).isEqualTo(normal);
        assertThat(hash.of(SignalKind.EMAIL, written)).isEqualTo(hash.of(SignalKind.EMAIL, normal));
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE, +44 (20) 7946-0018, 442079460018",
        "PHONE, 0044 20 7946 0018, 442079460018",
        "ADDRESS, '12, Rue de l''Église', 12 rue de l eglise",
        "NAME, ' Zoë  Müller-Smith ', zoe muller smith",
        "CARD, ' fp_AbC ', fp_AbC",
        "IP, ' 2001:db8::1 ', 2001:db8::1"
    })
    void normalisesOtherSignals(SignalKind kind, String written, String normal) {
        assertThat(SignalHash.normalised(kind, written)).isEqualTo(normal);
    }

    @Test
    void differsByKeyAndByKind() {
        SignalHash other = SignalHash.keyed("fedcba9876543210".getBytes(StandardCharsets.UTF_8));
        assertThat(hash.of(SignalKind.DEVICE, "x"))
                .hasSize(64)
                .isEqualTo(hash.of(SignalKind.DEVICE, "x"))
                .isNotEqualTo(hash.of(SignalKind.CARD, "x"))
                .isNotEqualTo(other.of(SignalKind.DEVICE, "x"));
    }

    @Test
    void refusesWhatCannotBeASignal() {
        assertThatThrownBy(() -> SignalHash.keyed(new byte[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 bytes, fewer than 16. Maybe");
        assertThatThrownBy(() -> hash.of(SignalKind.EMAIL, "anna at example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe")
                .hasMessageNotContaining("anna");
        assertThatThrownBy(() -> hash.of(SignalKind.PHONE, "unknown"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing is left of the phone when it is normalised. Maybe leave the signal out?");
    }
}
