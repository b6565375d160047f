package host;

/** What the host keeps to itself. Each value is made when it is first asked for, which shows. */
public final class Vault {

    private Vault() {}

    /** For one attack. */
    public static final class First {
        public static final String SECRET = secret();

        private First() {}
    }

    /** For another one. */
    public static final class Second {
        public static final String SECRET = secret();

        private Second() {}
    }

    private static String secret() {
        Effect.took("the secret was read");
        return "secret";
    }
}
