package dev.loyalty.examples.replay.html;

import java.util.List;
import java.util.function.LongFunction;

/** The drawing around a plot: the image, its vertical axis and where things are in it, in tenths of a pixel. */
final class Frame {

    static final int WIDTH = 8800;
    static final int HEIGHT = 3000;
    static final int TOP = 160;
    static final int BOTTOM = HEIGHT - 440;
    static final int RIGHT = WIDTH - 120;
    /** What one character takes of a line, generously. */
    static final int CHARACTER = 72;

    private static final int GAP = 90;
    private static final int HALF_A_LINE = 42;

    private final Markup out;
    private final Scale scale;
    private final LongFunction<String> format;
    private final int left;

    Frame(Markup out, Scale scale, LongFunction<String> format) {
        this.out = out;
        this.scale = scale;
        this.format = format;
        int longest = scale.ticks().stream()
                .mapToInt(tick -> format.apply(tick).length())
                .max()
                .orElse(0);
        this.left = GAP + longest * CHARACTER;
    }

    /** Begins the image and draws the axis, to be ended by {@link #close}. */
    void open(String id, String title, String description) {
        out.open(
                "svg",
                "class",
                "plot",
                "viewBox",
                "0 0 " + px(WIDTH) + " " + px(HEIGHT),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-desc");
        out.element("title", title, "id", id + "-title");
        out.element("desc", description, "id", id + "-desc");
        List<Long> ticks = scale.ticks();
        for (long tick : ticks) {
            horizontal(tick == 0 ? "zero" : "grid", y(tick));
            label("end", left - GAP, y(tick) + HALF_A_LINE, format.apply(tick));
        }
    }

    void close() {
        out.close();
    }

    /** Where the position of an index begins, of so many side by side. */
    int x(int index, int count) {
        return left + Math.toIntExact((long) (RIGHT - left) * index / count);
    }

    /** How wide one of so many positions is. */
    int width(int count) {
        return (RIGHT - left) / count;
    }

    int y(long value) {
        return TOP + scale.down(value, BOTTOM - TOP);
    }

    /** A text whose start, middle or end is at a point. */
    void label(String anchor, int x, int y, String text) {
        out.element("text", text, "x", px(x), "y", px(y), "text-anchor", anchor);
    }

    /** A rectangle between two heights; nothing if it has none. */
    void bar(String style, int x, int width, int top, int bottom) {
        if (bottom > top) {
            out.empty("rect", "class", style, "x", px(x), "y", px(top), "width", px(width), "height", px(bottom - top));
        }
    }

    /** A short line below the axis. */
    void tick(int x) {
        out.empty("line", "class", "tick", "x1", px(x), "y1", px(BOTTOM), "x2", px(x), "y2", px(BOTTOM + HALF_A_LINE));
    }

    /** A column that can be pointed at. */
    void hint(int x, int width, String text) {
        out.open("rect", "class", "hint", "x", px(x), "y", px(TOP), "width", px(width), "height", px(BOTTOM - TOP));
        out.element("title", text).close();
    }

    private void horizontal(String style, int y) {
        out.empty("line", "class", style, "x1", px(left), "y1", px(y), "x2", px(RIGHT), "y2", px(y));
    }

    /** Tenths of a pixel as SVG writes pixels. */
    static String px(int tenths) {
        String sign = tenths < 0 ? "-" : "";
        int size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }
}
