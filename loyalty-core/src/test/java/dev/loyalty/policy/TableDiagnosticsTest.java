package dev.loyalty.policy;

import static dev.loyalty.Fixture.ONE_PER_POUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableDiagnosticsTest {

    /** Eight lines. */
    private static final String HEAD = """
            id: acme
            zone: UTC
            currency: GBP
            accounts: { points: { unit: points } }
            parameters:
              points: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
            tables:
            """;

    private static final String RATE = HEAD + """
              Rate:
                columns: { sku: text, points: integer, price: money }
                key: [sku]
            """;

    private static final String IN_FILE = RATE + "    file: rates.csv\n";

    @Test
    void findsEveryFaultOfInlineRowsAtOnce() {
        assertThat(faults(RATE + """
                    rows:
                      - [ TENT, 5, 1.00 ]
                      - [ BOOT, five, 1,00 ]
                      - [ BOOT, 5 ]
                      - [ BOOT, five, 1.001 ]
                      - BOOT
                      - [ BOOT, [5], 1.00 ]
                      - [ ~, "", 1.00 ]
                      - [ TENT, 5, 1.0 ]
                      - [ TENT, 6, 1.0 ]
                """))
                .containsExactly(
                        "policy.yaml:14:9 error row-length: A row of table \"Rate\" has 4 cells, but there are 3"
                                + " columns. Maybe a text with a comma needs quotes?",
                        "policy.yaml:15:9 error row-length: A row of table \"Rate\" has 2 cells, but there are 3"
                                + " columns. Maybe a comma or a value is missing?",
                        "policy.yaml:16:17 error invalid-value: points of table \"Rate\" is \"five\", not a whole"
                                + " number of at most 18 digits.",
                        "policy.yaml:16:23 error invalid-value: price of table \"Rate\" is \"1.001\", with more decimal"
                                + " places than the 2 of GBP. Maybe it should be rounded?",
                        "policy.yaml:17:9 error wrong-shape: a row of table \"Rate\" is a single value, not a list."
                                + " Maybe [sku, points, price]?",
                        "policy.yaml:18:17 error wrong-shape: a cell of table \"Rate\" is a list, not a single value.",
                        "policy.yaml:19:11 error empty-section: sku of table \"Rate\" has nothing in it. Maybe a value is"
                                + " missing?",
                        "policy.yaml:19:14 error empty-section: points of table \"Rate\" has nothing in it. Maybe a value"
                                + " is missing?",
                        "policy.yaml:20:9 error duplicate-entry: A row of table \"Rate\" is the same as the one in line"
                                + " 13. Maybe delete one of the two?",
                        "policy.yaml:21:9 error duplicate-entry: A row of table \"Rate\" has the same sku as the one in"
                                + " line 13. Maybe delete one of the two?");
    }

    @Test
    void findsEveryFaultOfAFileAtOnce() {
        assertThat(faults(IN_FILE, """
                sku,price,points
                TENT,1.00,5
                BOOT,"1,00",five
                BOOT,1.00
                BOOT,1.00,5,6
                "A, ""B""
                C",1.00,x
                 BOOT,1.00 ,5

                ,,
                BOOT,,5
                TENT,1.0,5
                TENT,1.0,6
                """))
                .containsExactly(
                        "rates.csv:3:6 error invalid-value: price of table \"Rate\" is \"1,00\", not a decimal of at"
                                + " most 18 digits before and after the point. Maybe 1.00?",
                        "rates.csv:3:13 error invalid-value: points of table \"Rate\" is \"five\", not a whole number"
                                + " of at most 18 digits.",
                        "rates.csv:4:1 error row-length: A row of table \"Rate\" has 2 cells, but there are 3 columns."
                                + " Maybe a comma or a value is missing?",
                        "rates.csv:5:1 error row-length: A row of table \"Rate\" has 4 cells, but there are 3 columns."
                                + " Maybe a text with a comma needs quotes?",
                        "rates.csv:7:9 error invalid-value: points of table \"Rate\" is \"x\", not a whole number of at"
                                + " most 18 digits.",
                        "rates.csv:8:1 error invalid-value: sku of table \"Rate\" is \" BOOT\", which begins or ends"
                                + " with a space. Maybe \"BOOT\"?",
                        "rates.csv:8:7 error invalid-value: price of table \"Rate\" is \"1.00 \", which begins or ends"
                                + " with a space. Maybe \"1.00\"?",
                        "rates.csv:10:1 error empty-section: A row of table \"Rate\" has nothing in it. Maybe delete"
                                + " the line?",
                        "rates.csv:11:6 error empty-section: price of table \"Rate\" has nothing in it. Maybe a value"
                                + " is missing?",
                        "rates.csv:12:1 error duplicate-entry: A row of table \"Rate\" is the same as the one in line"
                                + " 2. Maybe delete one of the two?",
                        "rates.csv:13:1 error duplicate-entry: A row of table \"Rate\" has the same sku as the one in"
                                + " line 2. Maybe delete one of the two?");
    }

    @Test
    void findsColumnsThatAreUnknownMissingOrThereTwice() {
        assertThat(faults(IN_FILE, "sku,pionts,sku,prices\nTENT,5,x,1.00\n"))
                .containsExactly(
                        "rates.csv:1:1 error missing-column: The file has no column \"points\", which table \"Rate\""
                                + " needs. Maybe its first line should be \"sku,points,price\"?",
                        "rates.csv:1:1 error missing-column: The file has no column \"price\", which table \"Rate\""
                                + " needs. Maybe its first line should be \"sku,points,price\"?",
                        "rates.csv:1:5 error unknown-column: table \"Rate\" has no column \"pionts\". Maybe"
                                + " \"points\"?",
                        "rates.csv:1:12 error duplicate-entry: column \"sku\" of table \"Rate\" is here a second time."
                                + " Maybe delete one of the two?",
                        "rates.csv:1:16 error unknown-column: table \"Rate\" has no column \"prices\". Maybe"
                                + " \"price\"?");
    }

    @Test
    void findsQuotesThatDoNotFit() {
        assertThat(faults(IN_FILE, """
                sku,points,price
                5" pipe,5,1.00
                "5" pipe,5,1.00
                "pipe,5,1.00
                BOOT,five,1.00
                """))
                .containsExactly(
                        "rates.csv:2:2 error csv-syntax: A quote stands inside a cell that does not begin with one."
                                + " Maybe the whole cell in quotes, and this quote doubled?",
                        "rates.csv:3:4 error csv-syntax: A comma or the end of the line is needed after a closing"
                                + " quote. Maybe the quote before it is part of the text and should be doubled?",
                        "rates.csv:4:1 error csv-syntax: A quote begins here and is not closed before the end of the"
                                + " file. Maybe a quote is missing at the end of the cell, or one inside it should be"
                                + " doubled?");
    }

    @Test
    void saysThatTheSpreadsheetSavedOtherSeparators() {
        assertThat(faults(IN_FILE, "sku;points;price\nTENT;5;1,00\n"))
                .containsExactly("rates.csv:1:1 error csv-syntax: The cells are not separated by commas. Maybe the"
                        + " spreadsheet saved the file with semicolons or tabs?");
        assertThat(faults(IN_FILE, ""))
                .containsExactly("rates.csv error empty-section: The file is empty. Maybe its first line should be"
                        + " \"sku,points,price\"?");
    }

    @Test
    void findsAFileThatIsNotThereAndWarnsOfOneThatNothingReads() {
        assertThat(faults(IN_FILE.replace("rates.csv", "rate.csv"), "sku,points,price\n"))
                .containsExactly(
                        "policy.yaml:12:11 error unknown-file: file of table \"Rate\" is \"rate.csv\", which is not"
                                + " there. Maybe \"rates.csv\"?",
                        "rates.csv warning unused-file: No table of policy.yaml reads this file. Maybe a table needs"
                                + " \"file: rates.csv\"?");
        assertThat(faults(IN_FILE.replace("rates.csv", "rates.xlsx")))
                .containsExactly("policy.yaml:12:11 error unknown-file: file of table \"Rate\" is \"rates.xlsx\", which"
                        + " is not there. Maybe it is missing beside policy.yaml? Its name ends in \".csv\".");
    }

    @Test
    void warnsOfAnUnusedFileOfAPolicyThatIsPublished() {
        Publication publication = Loyalty.create()
                .policies()
                .publish(PolicySource.text(Map.of(
                        "policy.yaml",
                        HEAD.replace("tables:\n", ""),
                        "rates.csv",
                        "x\n",
                        "earning.drl",
                        ONE_PER_POUND)));
        assertThat(publication.orThrow().warnings())
                .extracting(Diagnostic::toString)
                .containsExactly("rates.csv warning unused-file: No table of policy.yaml reads this file. Maybe a table"
                        + " needs \"file: rates.csv\"?");
    }

    @Test
    void findsEveryFaultOfTheDeclarationAtOnce() {
        assertThat(faults(HEAD + """
                  Line:
                    columns: { sku: text }
                    rows: []
                  bonus-rate:
                    columns: { sku: text }
                    rows: []
                  List:
                    columns: { sku: text }
                    rows: []
                  None: {}
                  Both:
                    columns: { sku: text, Points: integer, matches: text, skus: text-list, SKU: txt }
                    rows: []
                    file: rates.csv
                  Key:
                    columns: { sku: text }
                    key: [skuu]
                    rows:
                  Shape:
                    columns: [ sku ]
                    rows: { sku: 1 }
                """, "sku\n"))
                .containsExactly(
                        "policy.yaml:9:3 error name-taken: table \"Line\" has the name of a type that rules know"
                                + " already. Maybe \"LineRow\"?",
                        "policy.yaml:12:3 error invalid-name: table \"bonus-rate\" is not named by a capital letter,"
                                + " then letters and digits. Maybe \"BonusRate\"?",
                        "policy.yaml:15:3 error invalid-name: table \"List\" has the name of a type of Java.",
                        "policy.yaml:18:3 error missing-key: table \"None\" needs \"columns\".",
                        "policy.yaml:18:3 error missing-key: table \"None\" needs \"rows\" or \"file\".",
                        "policy.yaml:20:27 error invalid-name: \"Points\" of columns of table \"Both\" is not a small"
                                + " letter, then letters and digits. Maybe \"points\"?",
                        "policy.yaml:20:44 error invalid-name: \"matches\" of columns of table \"Both\" is a word of"
                                + " the rule language.",
                        "policy.yaml:20:65 error unknown-value: skus of columns of table \"Both\" is \"text-list\", not"
                                + " one of integer, decimal, money, text, boolean, date.",
                        "policy.yaml:20:76 error invalid-name: \"SKU\" of columns of table \"Both\" is not a small"
                                + " letter, then letters and digits. Maybe \"sKU\"?",
                        "policy.yaml:20:76 error name-clash: \"SKU\" and \"sku\" of columns of table \"Both\" are too"
                                + " much alike. Maybe they are meant to be the same?",
                        "policy.yaml:20:81 error unknown-value: SKU of columns of table \"Both\" is \"txt\", not one of"
                                + " integer, decimal, money, text, boolean, date. Maybe \"text\"?",
                        "policy.yaml:21:5 error conflicting-keys: rows of table \"Both\" does not go with \"file\"."
                                + " Maybe delete one of the two?",
                        "policy.yaml:25:5 error unknown-column: key of table \"Key\" names \"skuu\", which is no"
                                + " column. Maybe \"sku\"?",
                        "policy.yaml:26:5 error empty-section: rows of table \"Key\" has nothing in it. Maybe []?",
                        "policy.yaml:28:14 error wrong-shape: columns is a list, not keys with values.");
    }

    @Test
    void knowsTheColumnsInRules() {
        assertThat(rulesFaults("""
                rule "Rates"
                when
                    $line : Line()
                    Rate( skuu == $line.sku, points > "x", $points : point )
                    Rates( sku == $line.sku )
                then
                    earn.points( $line, $points );
                end
                declare Rate end
                """))
                .containsExactly(
                        "earning.drl:4:11 error unknown-field in rule \"Rates\": Rate has no field \"skuu\"."
                                + " Maybe \"sku\"?",
                        "earning.drl:4:39 error compared-types in rule \"Rates\": Rate.points is a number and is"
                                + " compared with a text. Maybe quotes are missing or too many, or the parameter has"
                                + " another type?",
                        "earning.drl:4:54 error unknown-field in rule \"Rates\": Rate has no field \"point\"."
                                + " Maybe \"points\"?",
                        "earning.drl:5:5 error unknown-type in rule \"Rates\": there is no type \"Rates\"."
                                + " Maybe \"Rate\"?",
                        "earning.drl:9:1 error name-taken: there is already a type \"Rate\", of the library or of a"
                                + " table. Maybe another name?");
    }

    @Test
    void checksWhatIsReadOfAnotherFact() {
        assertThat(rulesFaults("""
                rule "Rates"
                when
                    $line : Line( $amount : amount, $id : id )
                    Rate( sku == $line.skuu, points == $line.sku, sku == $amount, $line.position > sku,
                          price < $line.getAmnt(), sku == $id, sku == $line.sku, price >= $amount, 1 == points,
                          "x" != sku, points != "x", price == $line!.category )
                then
                    earn.points( $line, policy.points );
                end
                """))
                .containsExactly(
                        "earning.drl:4:24 error unknown-field in rule \"Rates\": Line has no field \"skuu\"."
                                + " Maybe \"sku\"?",
                        "earning.drl:4:40 error" + compared("Rate.points is a number", "a text"),
                        "earning.drl:4:58 error" + compared("Rate.sku is a text", "a number"),
                        "earning.drl:4:84 error" + compared("$line.position is a number", "a text"),
                        "earning.drl:5:25 error unknown-method in rule \"Rates\": Line has no method \"getAmnt\"."
                                + " Maybe \"getAmount\"?",
                        "earning.drl:6:33 error" + compared("Rate.points is a number", "a text"),
                        "earning.drl:6:47 error" + compared("Rate.price is a number", "a text"));
    }

    private static String compared(String left, String right) {
        return " compared-types in rule \"Rates\": " + left + " and is compared with " + right
                + ". Maybe quotes are missing or too many, or the parameter has another type?";
    }

    @Test
    void suggestsTheGetterOfAColumn() {
        assertThat(rulesFaults("""
                rule "Rates"
                when
                    $line : Line()
                    $rate : Rate( sku == $line.sku )
                then
                    earn.points( $line, $rate.getPionts() );
                end
                """))
                .containsExactly("earning.drl:6:31 error unknown-method in rule \"Rates\": there is no getPionts( … )"
                        + " with these arguments in Rate. Maybe \"getPoints\"?");
    }

    @ParameterizedTest
    @CsvSource({"10000, 0", "10001, 1"})
    void limitsTheNumberOfRows(int rows, int faults) {
        StringBuilder csv = new StringBuilder("sku\n");
        for (int i = 0; i < rows; i++) {
            csv.append(i).append('\n');
        }
        assertThat(faults(HEAD + "  Rate: { columns: { sku: text }, file: rates.csv }\n", csv.toString()))
                .hasSize(faults)
                .allMatch(fault -> fault.equals("rates.csv error too-large: table \"Rate\" has 10001 rows, more than"
                        + " 10000. Maybe split it over two tables?"));
    }

    @Test
    void limitsTheRowsOfAllTablesTogether() {
        String csv =
                "sku\n" + IntStream.range(0, 10_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        String tables = IntStream.range(0, 11)
                .mapToObj(i -> "  Rate" + i + ": { columns: { sku: text }, file: rates.csv }\n")
                .collect(Collectors.joining());
        assertThat(faults(HEAD + tables, csv))
                .containsExactly(
                        "policy.yaml:19:3 error too-large: table \"Rate10\" has rows with which the tables have"
                                + " more than 100000 together. Maybe attributes of lines, set by the host?");
    }

    private static List<String> rulesFaults(String rules) {
        return faults(Map.of("policy.yaml", RATE + "    rows: []\n", "earning.drl", rules));
    }

    private static List<String> faults(String definition, String csv) {
        return faults(Map.of("policy.yaml", definition, "rates.csv", csv, "earning.drl", ONE_PER_POUND));
    }

    private static List<String> faults(String definition) {
        return faults(Map.of("policy.yaml", definition, "earning.drl", ONE_PER_POUND));
    }

    private static List<String> faults(Map<String, String> files) {
        return Loyalty.create().policies().check(PolicySource.text(new TreeMap<>(files))).stream()
                .map(Diagnostic::toString)
                .toList();
    }
}
