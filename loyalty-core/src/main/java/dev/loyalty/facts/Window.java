package dev.loyalty.facts;

/** A window of {@code policy.yaml}: {@code Window( name == "spring", open )}. */
public final class Window {

    private final String name;
    private final boolean open;

    public Window(String name, boolean open) {
        this.name = name;
        this.open = open;
    }

    /** The name in {@code policy.yaml}. */
    public String getName() {
        return name;
    }

    /** Whether the event's instant lies in the window, judged in the programme's zone. */
    public boolean isOpen() {
        return open;
    }
}
