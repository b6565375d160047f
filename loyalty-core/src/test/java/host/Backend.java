package host;

/** A class of the host that rules must not reach. */
public class Backend {

    public static final String SECRET = secret();

    public Backend() {
        Effect.took("a host object was made");
    }

    public static int refundAll() {
        Effect.took("everything was refunded");
        return 1;
    }

    public static String echo(String text) {
        Effect.took("the host read " + text);
        return text;
    }

    public int refund() {
        return refundAll();
    }

    private static String secret() {
        Effect.took("the secret was read");
        return "secret";
    }
}
