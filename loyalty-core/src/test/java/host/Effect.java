package host;

import java.util.Optional;

/** Whether an attack took effect. A property of the JVM, so that rules without any access to classes can leave it too. */
public final class Effect {

    public static final String PROPERTY = "attack.effect";

    private Effect() {}

    public static void took(String what) {
        System.setProperty(PROPERTY, what);
    }

    public static Optional<String> seen() {
        return Optional.ofNullable(System.getProperty(PROPERTY));
    }

    public static void reset() {
        System.clearProperty(PROPERTY);
    }
}
