package dev.loyalty.examples.replay.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final LocalDate MONDAY = LocalDate.of(2010, 11, 29);

    private static WeekPlot plot(Series... series) {
        List<LocalDate> weeks = Stream.iterate(MONDAY, week -> week.plusWeeks(1))
                .limit(series[0].values().size())
                .toList();
        return new WeekPlot("plot", "A plot", weeks, List.of(series), Long::toString);
    }

    private static Series series(String name, int colour, Long... values) {
        return new Series(name, colour, List.of(values));
    }

    private static String draw(BiConsumer<Markup, WeekPlot> drawing, WeekPlot plot) {
        Markup out = new Markup();
        drawing.accept(out, plot);
        return out.page();
    }

    private static List<String> labels(String drawn) {
        return Pattern.compile("<text [^>]*>([^<]*)</text>")
                .matcher(drawn)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void stacksBarsFromZeroUpAndDown() {
        String drawn = draw(
                StackedBars::draw,
                plot(series("in", 1, 30L, 0L), series("more", 2, 10L, 0L), series("out", 3, -20L, 0L)));
        assertThat(drawn)
                .containsPattern("class=\"c1\" x=\"[0-9.]+\" y=\"56\" width=\"[0-9.]+\" height=\"120\"")
                .containsPattern("class=\"c2\" x=\"[0-9.]+\" y=\"16\" width=\"[0-9.]+\" height=\"40\"")
                .containsPattern("class=\"c3\" x=\"[0-9.]+\" y=\"176\" width=\"[0-9.]+\" height=\"80\"")
                .contains("in: at most 30, in the week of 29 November 2010. ")
                .contains("Week of 6 December 2010\nin: 0\nmore: 0\nout: 0");
    }

    @Test
    void stacksAreasFromEdgeToEdge() {
        WeekPlot plot = plot(series("active", 1, 4L), series("owed", 4, -1L));
        String drawn = draw((out, each) -> StackedAreas.draw(out, each, series("total", Series.INK, 3L)), plot);
        assertThat(drawn)
                .contains("<polygon class=\"c1\"")
                .contains("<polygon class=\"c4\"")
                .contains("<polyline class=\"line c0\"")
                .contains("total: 3");
    }

    @Test
    void drawsNothingButTheAxisOfZeros() {
        String drawn = draw(StackedBars::draw, plot(series("in", 1, 0L, 0L)));
        assertThat(drawn).doesNotContain("class=\"c1\"");
        assertThat(labels(drawn)).containsExactly("0", "1", "29 Nov", "2010", "6 Dec");
    }

    @Test
    void namesMonthsWhereThereAreManyWeeksAndAYearWhereItBegins() {
        Long[] values = Collections.nCopies(54, 1L).toArray(Long[]::new);
        assertThat(labels(draw(StackedBars::draw, plot(series("in", 1, values)))))
                .startsWith("0", "1", "Dec", "2010", "Jan", "2011", "Feb", "Mar")
                .endsWith("Nov", "Dec");
    }

    @Test
    void namesFewerMonthsWhereThereAreYears() {
        Long[] values = Collections.nCopies(5 * 52, 1L).toArray(Long[]::new);
        assertThat(labels(draw(StackedBars::draw, plot(series("in", 1, values)))))
                .startsWith("0", "1", "Jan", "2011", "Apr", "Jul", "Oct", "Jan", "2012");
    }

    @Test
    void putsBordersBetweenBins() {
        Markup out = new Markup();
        Histogram.draw(
                out,
                "bins",
                "Bins",
                List.of(
                        new Histogram.Bin("0", "", "nothing", 3),
                        new Histogram.Bin("", "1", "1", 0),
                        new Histogram.Bin("", "2", "2 to 4", 12)),
                "points");
        assertThat(out.page()).contains("nothing: 3. 1: 0. 2 to 4: 12.");
        assertThat(labels(out.page())).contains("0", "1", "2", "3", "12", "points");
    }

    @Test
    void refusesSeriesOfAnotherLengthAndColoursThatThereAreNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plot(series("one", 1, 1L), series("two", 2, 1L, 2L)))
                .withMessageContaining("2 values for 1 weeks");
        assertThatIllegalArgumentException().isThrownBy(() -> series("none", 9, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeekPlot("plot", "A plot", List.of(), List.of(), Long::toString));
    }
}
