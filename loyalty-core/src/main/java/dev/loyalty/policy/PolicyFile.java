package dev.loyalty.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One file of a policy. Line ends become {@code \n} and a byte order mark is dropped, so that the same file from
 * Windows is the same file. Immutable.
 *
 * @param path relative to the policy's folder and separated by {@code /}, such as {@code earning/spring.drl}
 * @param text at most {@value #MAX_CHARACTERS} characters
 */
public record PolicyFile(String path, String text) {

    /** The longest text a file may have, in characters. */
    public static final int MAX_CHARACTERS = 200_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @throws IllegalArgumentException if the path leaves the folder or the text is too long or no valid Unicode */
    public PolicyFile {
        checkPath(path);
        Objects.requireNonNull(text, "text");
        // Before the normalising, which copies; it can at most halve the text, and drop a byte order mark.
        if (text.length() > 2 * MAX_CHARACTERS + 1) {
            throw tooLong(path);
        }
        text = normalised(text);
        if (text.length() > MAX_CHARACTERS) {
            throw tooLong(path);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    path + " holds half of a surrogate pair. Maybe the text was cut in the middle of a character?");
        }
    }

    /**
     * A file from its bytes.
     *
     * @throws IllegalArgumentException as the constructor, and if the bytes are not UTF-8
     */
    public static PolicyFile decode(String path, byte[] utf8) {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        try {
            return new PolicyFile(
                    path, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    path + " is not UTF-8 at byte " + bytes.position()
                            + ". Maybe it was saved in another encoding, such as Windows-1252?",
                    e);
        }
    }

    /** The last part of the path: {@code spring.drl}. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void checkPath(String path) {
        if (path.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "path \"" + path + "\" has a backslash. Maybe \"" + path.replace('\\', '/') + "\"?");
        }
        for (String part : List.of(path.split("/", -1))) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException("path \"" + path
                        + "\" is not relative to the policy's folder. Maybe begin with a name, as in \"earning.drl\"?");
            }
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("path \"" + path + "\" has a control character.");
        }
    }

    private static String normalised(String text) {
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        return text.substring(start).replace("\r\n", "\n").replace('\r', '\n');
    }

    private static IllegalArgumentException tooLong(String path) {
        return new IllegalArgumentException(path + " is longer than " + MAX_CHARACTERS
                + " characters. Maybe split the rules over several files, or a table over several tables?");
    }
}
