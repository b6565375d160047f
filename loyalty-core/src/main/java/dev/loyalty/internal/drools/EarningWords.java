package dev.loyalty.internal.drools;

import static dev.loyalty.internal.drools.EarningVerb.aFact;

import dev.loyalty.internal.drools.Sentence.Call;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.definition.AccountUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that the words that follow a verb say something of what it proposes. */
final class EarningWords {

    static final Set<String> OF_MONEY = Set.of("per", "perFull");
    private static final Set<String> OF_UNITS = Set.of("perUnit", "perFullUnit");
    private static final Set<String> OF_ORDERS = Set.of("whileAtLeast", "whileAllOf");
    private static final Set<String> OF_ACCOUNTS = Set.of(
            "to",
            "multiplied",
            "activeAtOnce",
            "pendingFor",
            "pendingUntil",
            "neverExpires",
            "expiresAfter",
            "expiresOn",
            "expiresAtEndOf");
    private static final Set<String> ACTIVITIES = Set.of("Action", "Moment");

    private final Findings findings;

    EarningWords(Findings findings) {
        this.findings = findings;
    }

    /** @param scope the type of the fact that is proposed for, or null if it is not plain */
    void check(Sentence sentence, EarningVerb verb, @Nullable String scope) {
        for (Call word : sentence.words()) {
            checkVerb(sentence, verb, word);
            checkScope(sentence, word, scope);
        }
        if (verb == EarningVerb.TIER_GIFT
                && sentence.isComplete()
                && sentence.last("lasting").isEmpty()) {
            sentence.error(
                    findings,
                    DiagnosticCode.UNFIT_WORD,
                    sentence.verb().at(),
                    "a level is given for a time, and nothing says how long",
                    "Maybe .lasting( policy.… )?");
        }
    }

    private void checkVerb(Sentence sentence, EarningVerb verb, Call word) {
        String name = word.name();
        boolean rate = OF_MONEY.contains(name) || OF_UNITS.contains(name);
        if (verb == EarningVerb.MULTIPLY && (rate || name.equals("multiplied"))) {
            unfit(sentence, word, "a multiplier multiplies what other rules give", "Maybe earn.points( … )?");
        } else if (verb.unit() == AccountUnit.ITEMS && name.equals("multiplied")) {
            unfit(sentence, word, "things are not multiplied", "Maybe earn.items( … ) with a higher number?");
        } else if (verb.isSpecial() && OF_ACCOUNTS.contains(name)) {
            unfit(
                    sentence,
                    word,
                    "no account holds what earn." + verb.word() + " brings",
                    "Maybe earn.item( … ) for something that members hold?");
        } else if (verb.isSpecial() && verb != EarningVerb.DONATION && rate) {
            unfit(
                    sentence,
                    word,
                    "earn." + verb.word() + " brings one thing, whatever the order comes to",
                    "Maybe a condition?");
        } else if (verb != EarningVerb.TIER_GIFT && name.equals("lasting")) {
            unfit(sentence, word, "only a level is given for a time", "Maybe .expiresAfter( policy.… )?");
        }
    }

    private void checkScope(Sentence sentence, Call word, @Nullable String scope) {
        String name = word.name();
        if (OF_UNITS.contains(name) && scope != null && !scope.equals("Line")) {
            unfit(
                    sentence,
                    word,
                    "only a line has units, not " + aFact(scope),
                    "Maybe $line : Line( earning ), and the proposal for it?");
        } else if ((OF_MONEY.contains(name) || OF_ORDERS.contains(name))
                && scope != null
                && ACTIVITIES.contains(scope)) {
            unfit(sentence, word, aFact(scope) + " has no money and no lines", "Maybe a fixed amount, or an order?");
        }
    }

    private void unfit(Sentence sentence, Call word, String message, String hint) {
        sentence.error(
                findings,
                DiagnosticCode.UNFIT_WORD,
                word.at(),
                message + ", so ." + word.name() + " says nothing",
                hint);
    }
}
