package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.Shop.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.examples.replay.Shop.Followed;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final String[] ROWS = {
        row("1", "A", "5", "2011-01-03T10:00", "10.00", "1"),
        row("2", "A", "40", "2011-01-11T10:00", "10.00", "2"),
        row("C3", "A", "-1", "2011-01-19T10:00", "10.00", "2"),
        row("broken", "A", "1", "2011-01-19T10:00", "<script>alert(1)</script>", "2"),
        row("4", "A", "1", "2011-08-25T10:00", "10.00", "3")
    };

    @Test
    void hasTablesThatSumToTheTotalsOfTheReplay() throws IOException {
        Followed replay = Shop.follow(ROWS);
        Report.Account points = replay.points();
        Page page = replay.page();
        assertThat(page.totals("points-rules-table"))
                .containsExactly("total", String.valueOf(points.issued), String.valueOf(points.issued));
        assertThat(page.totals("points-flows-table"))
                .containsExactly("total", "460", "-10", "-440", "10")
                .endsWith(String.valueOf(points.outstanding()));
        assertThat(page.lastRow("points-outstanding-table")).containsExactly("2011-08-22", "10", "0", "0", "10");
        assertThat(page.totals("points-balances-table")).containsExactly("all members", "3", "", "10");
        assertThat(page.lastRow("members-share-table")).containsExactly("2011-08-22", "33.3 %");
        assertThat(page.lastRow("members-counts-table")).containsExactly("2011-08-22", "1", "2", "3");
        assertThat(page.column("points-rules-table", 1)).hasSize(34).startsWith("2011-01-03", "2011-01-10");
    }

    @Test
    void showsTheFiguresOfTheSummary() throws IOException {
        Followed replay = Shop.follow(ROWS);
        Page page = replay.page();
        assertThat(page.column("input", 1))
                .contains("lines rejected", "invoice is not a number, or a number after C or A");
        assertThat(page.column("points-account", 2)).containsExactly("460", "10", "440", "10", "10", "0", "0");
        assertThat(page.lastRow("points-rules-summary")).containsExactly("A point for every pound", "3", "460", "10");
        assertThat(page.column("books", 1)).containsExactly(SummaryTables.BALANCED);
        assertThat(page.texts("//dd"))
                .contains(
                        replay.result().version().id().toString(),
                        "3 January 2011, 10:00 to 25 August 2011, 10:00 (Europe/London)");
    }

    @Test
    void escapesWhatOthersWrote() throws IOException {
        Followed replay = Shop.followBy(
                Shop.DEFINITION + "title: \"<b>Bold</b> & 'quoted'\"\n",
                Shop.EARNING.replace("A point for every pound", "<img src=x> & more"),
                ROWS);
        Page page = replay.page();
        assertThat(page.text()).doesNotContain("<b>", "<img", "<script");
        assertThat(page.texts("//h1")).containsExactly("<b>Bold</b> & 'quoted'");
        assertThat(page.columns("points-rules-table")).containsExactly("week from", "<img src=x> & more", "all rules");
        assertThat(page.texts("//dd")).contains("a <policy>", "some & data");
    }

    @Test
    void needsNothingBesideItself() throws IOException {
        assertThat(Shop.follow(ROWS).page().text())
                .doesNotContain("http", "src=", "href=", "url(", "@import", "<script", "<link");
    }

    @Test
    void describesEveryPlotAndHasItsDataBelow() throws IOException {
        Page page = Shop.follow(ROWS).page();
        assertThat(page.texts("//figure")).hasSize(6);
        assertThat(page.texts("//figure//*[local-name()='svg']/*[local-name()='title']"))
                .hasSize(6)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(page.texts("//figure//*[local-name()='svg']/*[local-name()='desc']"))
                .hasSize(6)
                .doesNotContain("");
        assertThat(page.texts("//figure/details//table/caption")).hasSize(6);
        assertThat(page.texts("//@id")).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameEachTime() throws IOException {
        assertThat(Shop.follow(ROWS).page().text())
                .isEqualTo(Shop.follow(ROWS).page().text());
    }

    @Test
    void saysWhenThereIsNothingToShow() throws IOException {
        assertThat(Shop.follow().page().texts("//p | //dd")).contains("no invoices", "Nothing was issued.");
        Page guests =
                Shop.follow(row("1", "A", "1", "2011-01-03T10:00", "10.00", "")).page();
        assertThat(guests.texts("//figure")).isEmpty();
        assertThat(guests.texts("//p")).contains("Nothing was issued.");
    }

    @Test
    void drawsTheRulesThatGaveLeastTogetherWhereColoursRunOut() throws IOException {
        StringBuilder rules = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            rules.append(Shop.EARNING
                    .replace("A point for every pound", "Rule " + i)
                    .replace("policy.points", "policy.points * " + i));
        }
        Page page = Shop.followBy(Shop.DEFINITION, rules.toString(), ROWS).page();
        assertThat(page.texts("//figure[1]//li"))
                .containsExactly(
                        "Rule 10", "Rule 9", "Rule 8", "Rule 7", "Rule 6", "Rule 5", "Rule 4", "3 other rules");
        List<String> totals = page.totals("points-rules-table");
        assertThat(totals).hasSize(12).startsWith("total", "4,600").endsWith("460", "25,300");
    }

    @Test
    void writesMoneyWithItsDecimals() throws IOException {
        String definition =
                Shop.DEFINITION.replace("unit: points", "unit: money") + "  credit: { type: money, value: 0.07 }\n";
        String earning = Shop.EARNING
                .replace("earn.points( $order, policy.points )", "earn.credit( $order, policy.credit )")
                .replace(";", ".to( \"points\" );");
        Page page = Shop.followBy(definition, earning, ROWS).page();
        assertThat(page.totals("points-flows-table")).containsExactly("total", "32.20", "-0.70", "-30.80", "0.70");
        assertThat(page.texts("//h3")).contains("Money (GBP) issued per week, by rule");
    }
}
