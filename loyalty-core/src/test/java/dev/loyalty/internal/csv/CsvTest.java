package dev.loyalty.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.loyalty.internal.csv.Csv.Cell;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class CsvTest {

    @Test
    void placesEveryCell() {
        Csv csv = Csv.read("a,\"b\nb\",c\n\n,\"\"\n d");
        assertThat(csv.faults()).isEmpty();
        assertThat(csv.rows())
                .extracting(Csv.Row::cells)
                .containsExactly(
                        List.of(new Cell("a", false, 1, 1), new Cell("b\nb", true, 1, 3), new Cell("c", false, 2, 4)),
                        List.of(new Cell("", false, 4, 1), new Cell("", true, 4, 2)),
                        List.of(new Cell(" d", false, 5, 1)));
    }

    @Test
    void endsARowWithoutALineEnd() {
        assertThat(texts(Csv.read("a,"))).containsExactly(List.of("a", ""));
        assertThat(texts(Csv.read("\"a\""))).containsExactly(List.of("a"));
        assertThat(texts(Csv.read(""))).isEmpty();
    }

    @Test
    void leavesOutARowWithAFaultAndReadsTheNext() {
        Csv csv = Csv.read("a\"b,c\n\"d\"e,f\ng");
        assertThat(csv.faults())
                .extracting(fault -> fault.line() + ":" + fault.column())
                .containsExactly("1:2", "2:4");
        assertThat(texts(csv)).containsExactly(List.of("g"));
    }

    @Test
    void readsBackWhatIsWrittenInQuotes() {
        Gen<String> cell =
                strings().betweenCodePoints('!', '.').ofLengthBetween(0, 5).map(text -> text.replace('$', '\n'));
        Gen<List<List<String>>> table =
                lists().of(lists().of(cell).ofSizeBetween(1, 4)).ofSizeBetween(0, 4);
        qt().forAll(table, integers().between(0, 1)).check((rows, end) -> {
            String text = rows.stream()
                    .map(row -> row.stream()
                            .map(each -> "\"" + each.replace("\"", "\"\"") + "\"")
                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\n"));
            Csv csv = Csv.read(end == 0 || rows.isEmpty() ? text : text + "\n");
            return csv.faults().isEmpty() && texts(csv).equals(rows);
        });
    }

    @Test
    void readsAnyTextWithoutFailing() {
        Gen<String> any =
                strings().betweenCodePoints('!', '.').ofLengthBetween(0, 20).map(text -> text.replace('$', '\n'));
        qt().forAll(any).check(text -> {
            Csv csv = Csv.read(text);
            return csv.rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .allMatch(cell -> cell.line() >= 1 && cell.column() >= 1);
        });
    }

    private static List<List<String>> texts(Csv csv) {
        return csv.rows().stream()
                .map(row -> row.cells().stream().map(Cell::text).toList())
                .toList();
    }
}
