package dev.loyalty.internal.yaml;

import static dev.loyalty.internal.yaml.DefinitionFaults.HEAD;
import static dev.loyalty.internal.yaml.DefinitionFaults.faults;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionFaultsTest {

    @Test
    void reportsWhatCannotCountAsActivity() {
        String account = "{unit: points, expires: 1 year of inactivity, activity: [%s]}";

        faults(HEAD.replace("{unit: points}", account.formatted("buy")))
                .singleElement()
                .asString()
                .contains(
                        "an entry of activity of account \"points\" is \"buy\", not one of earn, redeem, cancel, reverse,");
        faults(HEAD.replace("{unit: points}", account.formatted("earn, earn")))
                .singleElement()
                .asString()
                .contains("duplicate-entry");
    }

    @Test
    void reportsTheFaultsOfAllSectionsAtOnce() {
        faults("""
                id: Acme Shop
                zone: Europe/Londn
                currency: GPB
                acounts: {}
                accounts:
                  points:
                    unit: point
                    pending: 14 dayz
                limits:
                  welcome: {per: membr, at-most: 1 tim}
                groups:
                windows:
                  spring: {from: 2011-02-30}
                switches:
                  clawback: unlimted
                parameters:
                  rate: {type: integr, value: 1}
                """)
                .containsExactly(
                        "1:5 error invalid-name: id of the policy is \"Acme Shop\", not an id of at most 64 small"
                                + " letters, digits and dashes. Maybe \"acme-shop\"?",
                        "2:7 error unknown-value: zone of the policy is \"Europe/Londn\", not the name of a region's"
                                + " zone, nor UTC. Maybe \"Europe/London\"?",
                        "3:11 error unknown-value: currency of the policy is \"GPB\", not a currency of ISO 4217."
                                + " Maybe \"GBP\"?",
                        "4:1 error unknown-key: the policy has no \"acounts\". Maybe \"accounts\"?",
                        "7:11 error unknown-value: unit of account \"points\" is \"point\", not one of points, money,"
                                + " items. Maybe \"points\"?",
                        "8:14 error invalid-value: pending of account \"points\" is \"14 dayz\", not a span of time."
                                + " Maybe \"14 days\"?",
                        "10:3 error missing-key: limit \"welcome\" needs \"period\".",
                        "10:18 error unknown-value: per of limit \"welcome\" is \"membr\", not one of member,"
                                + " programme, subject, member-and-subject, activity. Maybe \"member\"?",
                        "10:34 error unknown-value: at-most of limit \"welcome\" is \"1 tim\", not in times, points,"
                                + " money or items. Maybe \"time\"?",
                        "11:1 error empty-section: groups has nothing in it. Maybe delete the line?",
                        "13:18 error invalid-value: from of window \"spring\" is \"2011-02-30\", not a day of the"
                                + " calendar. Maybe 2011-02-28?",
                        "15:13 error unknown-value: clawback of switches is \"unlimted\", not one of unlimited,"
                                + " within-balance, pending-only. Maybe \"unlimited\"?",
                        "17:16 error unknown-value: type of parameter \"rate\" is \"integr\", not one of integer,"
                                + " decimal, money, text, boolean, date, span, text-list. Maybe \"integer\"?");
    }

    @Test
    void namesEachKeyThatIsMissing() {
        faults("title: nothing else")
                .containsExactly(
                        "1:1 error missing-key: the policy needs \"accounts\".",
                        "1:1 error missing-key: the policy needs \"currency\".",
                        "1:1 error missing-key: the policy needs \"id\".",
                        "1:1 error missing-key: the policy needs \"zone\".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XXX|invalid-value: currency of the policy is \"XXX\", a code without minor units",
                "XAU|invalid-value: currency of the policy is \"XAU\", a code without minor units",
                "gbp|Maybe \"GBP\"?"
            })
    @DisplayName("EC-M6: a currency without minor units is refused")
    void refusesCurrenciesThatNothingCanBePaidIn(String currency, String fault) {
        faults(HEAD.replace("GBP", currency)).singleElement().asString().contains(fault);
    }

    @ParameterizedTest
    @CsvSource({"London, Europe/London", "new york, America/New_York", "Europe/Londn, Europe/London"})
    void findsTheZoneOfACity(String zone, String meant) {
        faults(HEAD.replace("UTC", zone)).singleElement().asString().endsWith("Maybe \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"+01:00", "GMT", "EST", "CET", "Europe", "Z"})
    void takesTheZonesOfRegionsAndUtcOnly(String zone) {
        faults(HEAD.replace("UTC", "\"" + zone + "\""))
                .singleElement()
                .asString()
                .contains("2:7 error unknown-value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accounts: {}|5:1 error duplicate-key",
                "limits: {}|5:1 error empty-section: limits has nothing in it. Maybe delete the line?",
                "limits: [a]|5:9 error wrong-shape: limits is a list, not keys with values.",
                "limits: {l: 3}|5:13 error wrong-shape: limit \"l\" is a single value, not keys with values.",
                "limits: {l: }|5:10 error empty-section: limit \"l\" has nothing in it.",
                "title: [a]|5:8 error wrong-shape: title of the policy is a list, not a single value.",
                "title: ~|5:1 error empty-section: title of the policy has nothing in it. Maybe delete the line?",
                "'no such key': 1|5:1 error unknown-key: the policy has no \"no such key\".",
            })
    void reportsShapesAndEmptySections(String line, String fault) {
        faults(HEAD + line).singleElement().asString().startsWith(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expires: nevr|22 error invalid-value: expires of account \"p\" is \"nevr\", not an expiry."
                        + " Maybe \"never\"?",
                "expires: soon|22 error invalid-value: expires of account \"p\" is \"soon\", not an expiry."
                        + " Maybe one of \"never\", \"12 months\",",
                "expires: end of week|22 error unknown-value: expires of account \"p\" is \"end of week\","
                        + " not one of month, quarter, half, year.",
                "expires: end of year + 5 hours|22 error invalid-value: expires of account \"p\" is"
                        + " \"end of year + 5 hours\", which does not end with a day. Maybe use days?",
                "expires: 2026-13-01|22 error invalid-value: expires of account \"p\" is \"2026-13-01\","
                        + " not a day of the calendar. Maybe written as year-month-day",
                "expires: 0 days|22 error out-of-range: expires of account \"p\" is \"0 days\", outside 1 to 40000.",
                "pending: fortnight|22 error invalid-value: pending of account \"p\" is \"fortnight\", not a span of"
                        + " time. Maybe written such as \"14 days\" or \"12 months\"?",
                "pending: 3 lunes|22 error invalid-value: pending of account \"p\" is \"3 lunes\", not a span of"
                        + " time. Maybe in one of hours, days, weeks, months, years?",
                "expires-from: earning|13 error conflicting-keys: expires-from of account \"p\" has no span or period"
                        + " to count. Maybe \"expires\" is missing?",
                "expires: 5 hours of inactivity|22 error invalid-value: expires of account \"p\" is"
                        + " \"5 hours of inactivity\", which does not end with a day. Maybe use days?",
                "expires: long of inactivity|22 error invalid-value: expires of account \"p\" is"
                        + " \"long of inactivity\", not a span of time. Maybe written such as \"14 days\"",
                "activity: [earn]|13 error conflicting-keys: activity of account \"p\" keeps nothing from expiring."
                        + " Maybe \"expires\" should be such as \"12 months of inactivity\"?",
                "spend-first: nearest|22 error unknown-value: spend-first of account \"p\" is \"nearest\","
                        + " not one of nearest-expiry, oldest.",
                "transfer-dates: keeps|22 error unknown-value: transfer-dates of account \"p\" is \"keeps\","
                        + " not one of keep, renew. Maybe \"keep\"?",
                "at-most: 1000 points|22 error invalid-value: at-most of account \"p\" is \"1000 points\","
                        + " not in items. Maybe such as \"1000 items\"?",
                "at-most: 0 items|22 error out-of-range: at-most of account \"p\" is \"0 items\", less than 1."
                        + " Maybe leave it out for any number?",
                "unti: points|13 error unknown-key: account \"p\" has no \"unti\". Maybe \"unit\"?",
            })
    void reportsFaultsOfAccounts(String key, String fault) {
        String head = HEAD.replace("{points: {unit: points}}", "\n  p:\n    unit: items\n    " + key);
        String column = fault.substring(0, fault.indexOf(' '));
        int start = column.equals("13") ? 5 : 5 + key.indexOf(' ') + 1;

        faults(head).singleElement().asString().startsWith("7:" + start + fault.substring(column.length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gold|invalid-name: account \"Gold\" is not named by a small letter, then letters, digits and dashes."
                        + " Maybe \"gold\"?",
                "gold points|Maybe \"gold-points\"?",
                "poi-nts|name-clash: \"poi-nts\" and \"points\" of accounts are too much alike."
                        + " Maybe they are meant to be the same?",
            })
    void reportsNames(String name, String fault) {
        faults(HEAD.replace("{points:", "{points: {unit: items}, " + name + ":"))
                .singleElement()
                .asString()
                .startsWith("4:35 error ")
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ten points|invalid-value: at-most of limit \"l\" is \"ten points\", not a whole number of at most 18"
                        + " digits.",
                "\"1,000 points\"|Maybe 1000?",
                "1.5 points|Maybe a decimal is meant?",
                "5|invalid-value: at-most of limit \"l\" is \"5\", not an amount with a unit. Maybe written such as"
                        + " \"1 time\" or \"100 points\"?",
                "5 pionts|unknown-value: at-most of limit \"l\" is \"5 pionts\", not in times, points, money or items."
                        + " Maybe \"points\"?",
                "25.005 money|invalid-value: at-most of limit \"l\" is \"25.005 money\", with more decimal places than"
                        + " the 2 of GBP.",
                "\"25,50 money\"|Maybe 25.50?",
                "-1 time|out-of-range: at-most of limit \"l\" is \"-1 time\", less than 0. Maybe 0 time",
                "999999999999999999 money|out-of-range: at-most of limit \"l\" is \"999999999999999999 money\","
                        + " too large.",
            })
    void reportsWhatALimitCannotAllow(String atMost, String fault) {
        faults(HEAD + "limits: {l: {per: member, period: ever, at-most: " + atMost + "}}")
                .singleElement()
                .asString()
                .startsWith("5:50 error ")
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "choose: first|5:10 error missing-key: group \"g\" needs \"order\".",
                "choose: first, order: []|5:36 error empty-section: order of group \"g\" has nothing in it.",
                "choose: first, order: A|5:36 error wrong-shape: order of group \"g\" is a single value, not a list."
                        + " Maybe [A]?",
                "choose: first, order: [A, [B]]|5:40 error wrong-shape: an entry of order of group \"g\" is a list,",
                "choose: first, order: [A, A]|5:36 error duplicate-entry: order of group \"g\" is a list, with an entry"
                        + " twice. Maybe delete one of the two?",
                "order: [A]|5:14 error conflicting-keys: order of group \"g\" goes with \"choose: first\" only."
                        + " Maybe \"choose\" should be first?",
            })
    void reportsFaultsOfGroups(String keys, String fault) {
        faults(HEAD + "groups: {g: {" + keys + "}}").singleElement().asString().startsWith(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: 2011-04-14, to: 2011-04-13|5:37 error out-of-range: to of window \"w\" is \"2011-04-13\","
                        + " not after its from. Maybe the two are exchanged?",
                "from: 14.4.2011|5:21 error invalid-value: from of window \"w\" is \"14.4.2011\", not a date."
                        + " Maybe written as year-month-day, such as 2026-12-31?",
                "from: 2011-04-14T09:00Z|5:21 error invalid-value: from of window \"w\" is \"2011-04-14T09:00Z\", not a"
                        + " date with a time. Maybe written without a zone, which the policy has",
                "to: 2011-04-14T24:01|5:19 error invalid-value: to of window \"w\" is \"2011-04-14T24:01\","
                        + " not a moment of the calendar.",
                "on: [moonday]|5:20 error unknown-value: an entry of on of window \"w\" is \"moonday\", not one of"
                        + " monday, tuesday, wednesday, thursday, friday, saturday, sunday. Maybe \"monday\"?",
                "on: [monday, monday]|5:19 error duplicate-entry",
                "between: 17-19|5:24 error invalid-value: between of window \"w\" is \"17-19\", not two times of the"
                        + " day. Maybe written such as 17:00-19:00?",
                "between: 17:00-25:00|Maybe 25:00 should be 00:00 to 23:59?",
                "between: 09:00-09:00|5:24 error out-of-range: between of window \"w\" is \"09:00-09:00\", without any"
                        + " time inside. Maybe leave it out for the whole day?",
            })
    void reportsFaultsOfWindows(String keys, String fault) {
        faults(HEAD + "windows: {w: {" + keys + "}}").singleElement().asString().contains(fault);
    }

    @Test
    void reportsAWindowThatIsAlwaysOpen() {
        faults(HEAD + "windows: {w: {}}")
                .containsExactly("5:11 error missing-key: window \"w\" needs one of from, to, on, between.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claims: frist|5:20 error unknown-value: claims of referral is \"frist\", not one of first, last."
                        + " Maybe \"first\"?",
                "claims-expire: soon|5:27 error invalid-value",
                "hold-at: 0|5:21 error out-of-range: hold-at of referral is \"0\", less than 1. Maybe leave it out?",
                "'hold-at: 3, decline-at: 2'|5:36 error out-of-range: decline-at of referral is \"2\", less than hold-at,"
                        + " so that nothing would ever wait for a review. Maybe the two are exchanged?",
                "depth: 1001|5:19 error out-of-range: depth of referral is \"1001\", more than 1000. Maybe leave it out",
                "gone-advocate: none|5:27 error unknown-value",
                "milestones: clawback|not one of keep, claw-back. Maybe \"claw-back\"?",
                "same-person: [mail]|not one of email, phone, address, card, device, ip, name. Maybe \"email\"?",
                "'same-person: [email, email]'|5:25 error duplicate-entry",
                "rules: x|5:12 error unknown-key: referral has no \"rules\"."
            })
    void reportsFaultsOfReferral(String keys, String fault) {
        faults(HEAD + "referral: {" + keys + "}").singleElement().asString().contains(fault);
    }

    @Test
    void reportsNothingOfTheContentOfATextThatIsNotYaml() {
        faults("id: Acme Shop\n\tzone: x")
                .singleElement()
                .asString()
                .startsWith("2:1 error yaml-syntax")
                .endsWith("Maybe use spaces instead of the tab?");
    }

    @Test
    void shortensEndlessValues() {
        faults(HEAD.replace("UTC", "x".repeat(10_000)))
                .singleElement()
                .asString()
                .hasSizeLessThan(200)
                .contains("xxx…\"");
    }
}
