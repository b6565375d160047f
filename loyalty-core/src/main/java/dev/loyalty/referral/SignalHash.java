package dev.loyalty.referral;

import dev.loyalty.model.SignalKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the hashes of {@link Signals}: normalises a value, so that two ways of writing the same are the same, and hashes it
 * with a key that only the host knows, so that nobody who sees a hash can try values against it. A pure function of key,
 * kind and value; safe for use by many threads.
 */
public final class SignalHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    /** Providers that deliver a.b@ and ab@ to the same mailbox; for others these are two people. */
    private static final Set<String> DOTS_DO_NOT_MATTER = Set.of("gmail.com", "googlemail.com");

    private final SecretKeySpec key;

    private SignalHash(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * With the host's key, which stays the same for as long as hashes are compared.
     *
     * @throws IllegalArgumentException if the key has fewer than 16 bytes
     */
    public static SignalHash keyed(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key has " + key.length + " bytes, fewer than " + SHORTEST_KEY
                    + ". Maybe take 32 random bytes from where the host keeps its secrets?");
        }
        return new SignalHash(new SecretKeySpec(key, ALGORITHM));
    }

    /**
     * The hash of a value, in hexadecimal digits. Equal texts of two kinds have different hashes.
     *
     * @throws IllegalArgumentException as {@link #normalised}
     */
    public String of(SignalKind kind, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((kind.word() + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(normalised(kind, value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /**
     * The one way of writing a value:
     *
     * <ul>
     *   <li>e-mail: small letters, without what follows a plus; without dots before the at where the provider ignores
     *       them ({@code A.Nna+shop@GoogleMail.com} is {@code anna@gmail.com})
     *   <li>phone: digits only, without leading zeros of the international prefix; give it with the country's code
     *   <li>address and name: small letters without accents, words separated by one space
     *   <li>card, device and IP: as it is, without spaces around it
     * </ul>
     *
     * @throws IllegalArgumentException if nothing is left of it, or an e-mail has no at
     */
    public static String normalised(SignalKind kind, String value) {
        String normal = switch (kind) {
            case EMAIL -> email(value.strip().toLowerCase(Locale.ROOT));
            case PHONE -> NO_DIGIT.matcher(value).replaceAll("").replaceFirst("^00", "");
            case ADDRESS, NAME -> words(value);
            case CARD, DEVICE, IP -> value.strip();
        };
        if (normal.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing is left of the " + kind.word() + " when it is normalised. Maybe leave the signal out?");
        }
        return normal;
    }

    private static String email(String address) {
        int at = address.lastIndexOf('@');
        if (at <= 0 || at == address.length() - 1) {
            throw new IllegalArgumentException(
                    "the email has no name before or no domain after an @." + " Maybe the field holds something else?");
        }
        String domain = address.substring(at + 1);
        String name = address.substring(0, at);
        int plus = name.indexOf('+');
        if (plus > 0) {
            name = name.substring(0, plus);
        }
        return DOTS_DO_NOT_MATTER.contains(domain) ? name.replace(".", "") + "@gmail.com" : name + "@" + domain;
    }

    private static String words(String value) {
        String plain = MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(plain).replaceAll(" ").strip();
    }
}
