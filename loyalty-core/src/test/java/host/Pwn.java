package host;

/** Another class of the host that rules must not reach. */
public final class Pwn {

    private Pwn() {}

    public static void run() {
        Effect.took("the host was entered");
    }
}
