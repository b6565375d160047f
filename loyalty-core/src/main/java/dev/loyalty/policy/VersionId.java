package dev.loyalty.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which policy, and which content of it. The hash covers what decides: {@code policy.yaml}, the rule files and the
 * tables. A changed README or scenario is the same version. Immutable.
 *
 * @param programme the id that {@code policy.yaml} gives, such as {@code acme}
 * @param hash SHA-256 as 64 hexadecimal digits in lower case
 */
public record VersionId(String programme, String hash) implements Comparable<VersionId> {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 12;
    private static final Comparator<VersionId> ORDER =
            Comparator.comparing(VersionId::programme).thenComparing(VersionId::hash);

    public VersionId {
        Objects.requireNonNull(programme, "programme");
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException(
                    "hash \"" + hash + "\" is not 64 hexadecimal digits. Maybe it is the short one?");
        }
    }

    /** The version that these files make. The order in which a source lists them does not matter. */
    public static VersionId of(String programme, PolicyFiles files) {
        MessageDigest digest = sha256();
        for (PolicyFile file : files.deciding()) {
            update(digest, file.path());
            update(digest, file.text());
        }
        return new VersionId(programme, HexFormat.of().formatHex(digest.digest()));
    }

    /** The first 12 digits, for people. */
    public String shortHash() {
        return hash.substring(0, SHORT);
    }

    @Override
    public int compareTo(VersionId other) {
        return ORDER.compare(this, other);
    }

    /** Programme and short hash: {@code acme@0123456789ab}. */
    @Override
    public String toString() {
        return programme + "@" + shortHash();
    }

    /** Each text is preceded by its length, so that no two lists of texts are the same bytes. */
    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
