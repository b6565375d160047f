package dev.loyalty.examples.quickstart;

/** Where {@code java -jar loyalty-quickstart.jar} starts. */
public final class Main {

    private Main() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("loyalty quickstart: nothing to show yet");
    }
}
