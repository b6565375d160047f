package dev.loyalty.internal.drools;

/** How large and how deep rules may be. The values keep the engine's own parser and compiler quick; they were measured. */
final class RuleLimits {

    /** The most patterns of a rule, those inside of not, exists, accumulate and so on included. */
    static final int MOST_PATTERNS = 12;

    /** The most ways in which the alternatives of a rule can be chosen: the engine makes a rule of each. */
    static final int MOST_ALTERNATIVES = 16;

    /** The most types that the rule files of one kind may declare. */
    static final int MOST_TYPES = 100;

    /** The most fields of a declared type. */
    static final int MOST_FIELDS = 50;

    /** How deep brackets may be nested in conditions: the engine's parser takes three times as long for each more. */
    static final int DEEPEST_CONDITION = 8;

    /** How deep brackets may be nested elsewhere. */
    static final int DEEPEST = 16;

    /** The longest piece of code without a semicolon, brace or keyword of rules, in characters: compilers recurse into it. */
    static final int LONGEST_PIECE = 4_000;

    /** The most calls that follow one another in a piece: the engine looks at each together with all before it. */
    static final int MOST_CALLS_IN_CHAIN = 40;

    /** The most casts in the conditions of a rule: the engine's parser takes half as long again for each more. */
    static final int MOST_CASTS = 2;

    /** The most operators of arithmetic in a condition, for the same reason. */
    static final int MOST_OPERATORS = 30;

    /** The most functions in a file, all of which are refused, by the compiler's reading of them. */
    static final int MOST_FUNCTIONS = 3;

    /** The longest rule, in characters: the engine looks at each statement together with all others. */
    static final int LONGEST_RULE = 20_000;

    /** The longest regular expression, in characters. */
    static final int LONGEST_PATTERN = 500;

    private RuleLimits() {}
}
