package dev.loyalty.referral;

import java.util.ArrayList;
import java.util.List;

/**
 * The verbs of judgement: {@code refer} in rules. Suspicion of several rules is added up; the policy says from which sum a
 * referral waits for a review and from which it is declined. Used by one call on one thread.
 */
public final class Refer {

    private final RuleName rule;
    private final List<Remark> remarks = new ArrayList<>();

    Refer(RuleName rule) {
        this.rule = rule;
    }

    /**
     * Adds suspicion.
     *
     * @param code names the reason for machines, such as {@code same-device}
     * @param score how much, not negative; 0 is only noted
     */
    public Remark suspect(String code, long score) {
        if (score < 0) {
            throw new IllegalArgumentException("a suspicion of " + score
                    + " would excuse another one. Maybe the parameter should not be negative?");
        }
        return add(Remark.Kind.SUSPECT, code, score);
    }

    /** Lets the referral wait for a review, whatever else is known. */
    public Remark hold(String code) {
        return add(Remark.Kind.HOLD, code, 0);
    }

    /** Declines the referral, whatever else is known. */
    public Remark decline(String code) {
        return add(Remark.Kind.DECLINE, code, 0);
    }

    List<Remark> remarks() {
        return remarks;
    }

    private Remark add(Remark.Kind kind, String code, long score) {
        Texts.notBlank(code, "the code of a reason");
        Remark remark = new Remark(rule.now(), kind, code, score);
        remarks.add(remark);
        return remark;
    }
}
