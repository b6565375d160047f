package dev.loyalty.policy;

import java.util.Locale;

/**
 * What kind of fault a {@link Diagnostic} reports. The {@linkplain #id() ids} are stable: tools may match on them, and
 * a new release only adds to them.
 */
public enum DiagnosticCode {
    // ---- the folder ----

    /** A file that every policy needs is not there. */
    MISSING_FILE("A file that every policy needs is not there."),
    /** A file looks like a part of the policy but lies where nothing reads it. */
    MISPLACED_FILE("A file looks like a part of the policy but lies where nothing reads it."),

    // ---- YAML files ----

    /** The text is not YAML. */
    YAML_SYNTAX("The text is not YAML."),
    /** YAML that policies do not use: anchors, aliases, tags, merge keys, lists as keys, several documents. */
    YAML_UNSUPPORTED(
            "YAML that policies do not use: anchors, aliases, tags, merge keys, lists as keys, several documents."),
    /** A file is larger, nested deeper or slower to build than a policy may be. */
    TOO_LARGE("A file is larger, nested deeper or slower to build than a policy may be."),
    /** The same key stands twice in one place. */
    DUPLICATE_KEY("The same key stands twice in one place."),
    /** The same entry stands twice in one list. */
    DUPLICATE_ENTRY("The same entry stands twice in one list."),
    /** A key has no meaning where it stands. */
    UNKNOWN_KEY("A key has no meaning where it stands."),
    /** A key that is needed is not there. */
    MISSING_KEY("A key that is needed is not there."),
    /** A key that only goes with another choice than the one made. */
    CONFLICTING_KEYS("A key that only goes with another choice than the one made."),
    /** A section, list or key has nothing in it. */
    EMPTY_SECTION("A section, list or key has nothing in it."),
    /** A single value, a list or keys with values stand where another of the three is needed. */
    WRONG_SHAPE("A single value, a list or keys with values stand where another of the three is needed."),
    /** A word is none of those possible here. */
    UNKNOWN_VALUE("A word is none of those possible here."),
    /** A value cannot be read as what it should be: a number, a date, a span. */
    INVALID_VALUE("A value cannot be read as what it should be: a number, a date, a span."),
    /** A value is outside the bounds set for it. */
    OUT_OF_RANGE("A value is outside the bounds set for it."),
    /** A name has characters or a length that names may not have, or is a reserved word. */
    INVALID_NAME("A name has characters or a length that names may not have, or is a reserved word."),
    /** A name is already that of something else. */
    NAME_TAKEN("A name is already that of something else."),
    /** Two names differ so little that they would be taken for each other. */
    NAME_CLASH("Two names differ so little that they would be taken for each other."),

    /** The same money can earn twice. */
    EARNS_TWICE("The same money can earn twice."),

    // ---- tables ----

    /** A table names a file that the policy does not have. */
    UNKNOWN_FILE("A table names a file that the policy does not have."),
    /** A file that no table reads. */
    UNUSED_FILE("A file that no table reads."),
    /** The text is not CSV. */
    CSV_SYNTAX("The text is not CSV."),
    /** A file has a column that its table does not declare. */
    UNKNOWN_COLUMN("A file has a column that its table does not declare."),
    /** A file lacks a column that its table declares. */
    MISSING_COLUMN("A file lacks a column that its table declares."),
    /** A row has more or fewer cells than there are columns. */
    ROW_LENGTH("A row has more or fewer cells than there are columns."),

    // ---- rule files ----

    /** The text is not a rule. */
    RULE_SYNTAX("The text is not a rule."),
    /** A rule has no end. */
    MISSING_END("A rule has no end."),
    /** Two rules of a policy have the same name. */
    DUPLICATE_RULE("Two rules of a policy have the same name."),
    /** A condition reads a field that the fact does not have. */
    UNKNOWN_FIELD("A condition reads a field that the fact does not have."),
    /** A rule names a type that policies do not have. */
    UNKNOWN_TYPE("A rule names a type that policies do not have."),
    /** A rule reads a parameter that policy.yaml does not declare. */
    UNKNOWN_PARAMETER("A rule reads a parameter that policy.yaml does not declare."),
    /** A rule calls something that rules do not have, or with other arguments than it takes. */
    UNKNOWN_METHOD("A rule calls something that rules do not have, or with other arguments than it takes."),
    /** The Java of a condition or consequence does not compile. */
    JAVA_ERROR("The Java of a condition or consequence does not compile."),
    /** A rule reaches for something outside the vocabulary. */
    NOT_AVAILABLE("A rule reaches for something outside the vocabulary."),

    /** A rule uses something of the rule language that policies may not use. */
    UNSUPPORTED_CONSTRUCT("A rule uses something of the rule language that policies may not use."),
    /** A rule proposes nothing and derives nothing. */
    NO_EFFECT("A rule proposes nothing and derives nothing."),
    /** A rule both derives a fact and proposes. */
    DERIVE_AND_PROPOSE("A rule both derives a fact and proposes."),
    /** Rules derive facts from the absence or the count of what they derive themselves. */
    DERIVATION_CYCLE("Rules derive facts from the absence or the count of what they derive themselves."),
    /** A rule uses a variable that nothing binds. */
    UNBOUND_VARIABLE("A rule uses a variable that nothing binds."),
    /** A number with a decimal point is not written as an exact decimal. */
    BARE_DECIMAL("A number with a decimal point is not written as an exact decimal."),
    /** A rule was read but is not among the compiled ones. */
    RULE_NOT_COMPILED("A rule was read but is not among the compiled ones."),
    /** A rule holds a number other than 0 and 1 instead of a parameter. */
    NUMBER_LITERAL("A rule holds a number other than 0 and 1 instead of a parameter."),
    /** A condition compares values of different types. */
    COMPARED_TYPES("A condition compares values of different types."),
    /** A calculation or comparison loses something without a word. */
    INEXACT("A calculation or comparison loses something without a word."),

    /** A parameter is used as another type than it has. */
    PARAMETER_TYPE("A parameter is used as another type than it has."),
    /** A parameter has a value that cannot be used where a rule uses it. */
    PARAMETER_VALUE("A parameter has a value that cannot be used where a rule uses it."),
    /** A verb does not go with what the account holds. */
    ACCOUNT_UNIT("A verb does not go with what the account holds."),
    /** A limit counts something else than the account holds. */
    LIMIT_UNIT("A limit counts something else than the account holds."),
    /** A limit counts for each subject where there is none, or a subject is named for another limit. */
    LIMIT_SUBJECT("A limit counts for each subject where there is none, or a subject is named for another limit."),
    /** Proposals of one group cannot be compared. */
    MIXED_GROUP("Proposals of one group cannot be compared."),
    /** A word does not go with what it is said of. */
    UNFIT_WORD("A word does not go with what it is said of."),
    /** A policy, or a rule file, has no rules. */
    NO_RULES("A policy, or a rule file, has no rules."),
    /** A rule names a limit that policy.yaml does not declare. */
    UNKNOWN_LIMIT("A rule names a limit that policy.yaml does not declare."),
    /** A rule names a window that policy.yaml does not declare. */
    UNKNOWN_WINDOW("A rule names a window that policy.yaml does not declare."),
    /** A rule names a group that policy.yaml does not declare. */
    UNKNOWN_GROUP("A rule names a group that policy.yaml does not declare."),
    /** A rule, an account or a scenario names an event that policy.yaml does not declare. */
    UNKNOWN_EVENT("A rule, an account or a scenario names an event that policy.yaml does not declare."),
    /** A rule or a scenario names a level that policy.yaml does not declare. */
    UNKNOWN_LEVEL("A rule or a scenario names a level that policy.yaml does not declare."),
    /** A rule or a scenario names an account that policy.yaml does not declare. */
    UNKNOWN_ACCOUNT("A rule or a scenario names an account that policy.yaml does not declare."),

    // ---- scenarios ----

    /** A scenario or a group names a rule that the policy does not have. */
    UNKNOWN_RULE("A scenario or a group names a rule that the policy does not have."),
    /** Something comes back of an order or action that no earlier step of the scenario has. */
    UNKNOWN_ORDER("Something comes back of an order or action that no earlier step of the scenario has."),
    /** Something comes back of a line that the order does not have. */
    UNKNOWN_LINE("Something comes back of a line that the order does not have."),
    /** A scenario gives an attribute that policy.yaml does not declare. */
    UNKNOWN_ATTRIBUTE("A scenario gives an attribute that policy.yaml does not declare."),
    /** A rule or a scenario names a measure that policy.yaml does not declare, or not as a number. */
    UNKNOWN_MEASURE("A rule or a scenario names a measure that policy.yaml does not declare, or not as a number."),
    /** The policy does something else than a scenario expects. */
    SCENARIO_FAILED("The policy does something else than a scenario expects.");

    private final String description;

    DiagnosticCode(String description) {
        this.description = description;
    }

    /** The stable id, such as {@code unknown-field}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence that says what is wrong, for documentation and tools. */
    public String description() {
        return description;
    }
}
