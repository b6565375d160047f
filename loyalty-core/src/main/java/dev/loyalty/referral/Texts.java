package dev.loyalty.referral;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;

/** Texts that are checked, and texts that are put together. */
final class Texts {

    private Texts() {}

    static void notBlank(String text, String field) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is blank (\"" + text + "\"). Maybe the value is missing?");
        }
    }

    static void sameMember(Member member, LedgerSnapshot ledger) {
        if (!ledger.member().equals(member.id())) {
            throw new IllegalArgumentException("the ledger is of member " + ledger.member() + ", given with member "
                    + member.id() + ". Maybe LedgerSnapshot.empty(\"" + member.id() + "\") for a new member?");
        }
    }

    /** One text of several, each with its length, so that no two lists of texts give the same. */
    static String joined(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            joined.append(joined.isEmpty() ? "" : " ")
                    .append(part.length())
                    .append(':')
                    .append(part);
        }
        return joined.toString();
    }
}
