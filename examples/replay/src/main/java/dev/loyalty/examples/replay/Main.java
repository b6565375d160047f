package dev.loyalty.examples.replay;

/** Where {@code java -jar loyalty-replay.jar} starts. */
public final class Main {

    private Main() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("loyalty replay: nothing to show yet");
    }
}
