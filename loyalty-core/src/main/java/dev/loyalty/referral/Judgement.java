package dev.loyalty.referral;

import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.ReferralTerms;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rules think of a referral, all together. */
final class Judgement {

    private static final Comparator<Remark.Said> ORDER = Comparator.comparing(Remark.Said::kind)
            .reversed()
            .thenComparing(Comparator.comparingLong(Remark.Said::score).reversed())
            .thenComparing(Remark.Said::rule)
            .thenComparing(Remark.Said::code);

    private final List<Remark.Said> said;
    private final ReferralTerms terms;

    /** @throws PolicyFailedException if a rule says two different things by one code */
    Judgement(List<Remark> remarks, ReferralTerms terms) {
        this.terms = terms;
        SortedMap<String, Remark.Said> distinct = new TreeMap<>();
        for (Remark remark : remarks) {
            Remark.Said one = remark.freeze();
            Remark.Said other = distinct.putIfAbsent(Texts.joined(one.rule(), one.code()), one);
            if (other != null && !other.equals(one)) {
                throw new PolicyFailedException("rule \"" + one.rule() + "\" says different things of \"" + one.code()
                        + "\". Maybe a condition matches several facts and should say \"exists\"?");
            }
        }
        this.said = distinct.values().stream().sorted(ORDER).toList();
    }

    private long score() {
        return said.stream().mapToLong(Remark.Said::score).reduce(0, Math::addExact);
    }

    boolean declines() {
        return said(Remark.Kind.DECLINE) || score() >= terms.declineAt();
    }

    boolean holds() {
        return said(Remark.Kind.HOLD) || score() >= terms.holdAt();
    }

    /** Harmless ones have a text of their own for the shopper; of all others the shopper hears the outcome only. */
    List<Reason> reasons(String bareTextKey) {
        return said.stream()
                .map(one -> new Reason(
                        one.code(),
                        one.rule(),
                        one.score(),
                        Objects.requireNonNullElse(one.textKey(), bareTextKey),
                        text(one)))
                .toList();
    }

    private boolean said(Remark.Kind kind) {
        return said.stream().anyMatch(one -> one.kind() == kind);
    }

    private static String text(Remark.Said one) {
        return "rule \"" + one.rule() + "\" "
                + switch (one.kind()) {
                    case SUSPECT -> "adds " + one.score() + " of suspicion";
                    case HOLD -> "wants a review";
                    case DECLINE -> "declines";
                }
                + ": " + one.code();
    }
}
