package dev.loyalty.examples.replay;

import java.io.Console;
import java.io.PrintStream;

/** A bar on a terminal; nothing anywhere else. */
final class ProgressBar {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean visible;
    private int shown = -1;

    /** @param visible whether {@code out} is a terminal */
    ProgressBar(PrintStream out, boolean visible) {
        this.out = out;
        this.visible = visible;
    }

    /** A bar that is visible if the program runs on a terminal that can move back to the start of a line. */
    static ProgressBar onTerminal(PrintStream out) {
        String terminal = System.getenv("TERM");
        return new ProgressBar(out, isOnTerminal() && terminal != null && !terminal.equals("dumb"));
    }

    /** Before Java 22 there is a console only on a terminal; since then it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isOnTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Shows how far it is; cheap if that is shown already. */
    void show(int percent) {
        if (visible && percent != shown) {
            shown = percent;
            int full = percent * WIDTH / 100;
            out.print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + percent + " %");
            out.flush();
        }
    }

    /** Takes the bar away. */
    void clear() {
        if (visible && shown >= 0) {
            out.print("\r" + " ".repeat(WIDTH + 10) + "\r");
            out.flush();
        }
    }
}
