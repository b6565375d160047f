package dev.loyalty.bookkeeping;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.Optional;

/**
 * What a host does to ledgers outside of orders, by the accounts of one policy version. Nothing is booked by these calls:
 * each returns a receipt to commit, or says why there is none; until it is committed it is a preview. Immutable and safe
 * for use by many threads.
 */
public final class Bookkeeping {

    private final PolicyVersion version;

    /** By a version of the caller's choice; by the live one, {@link dev.loyalty.Loyalty#bookkeeping}. */
    public Bookkeeping(PolicyVersion version) {
        this.version = version;
    }

    /** Whose accounts decide. */
    public PolicyVersion version() {
        return version;
    }

    /**
     * Corrects by hand. What is given comes in a lot of its own, active at once, and repays debt first; it is not held
     * back by the most that a member can hold. What is taken is active before pending, that which expires next first.
     *
     * @throws IllegalArgumentException if the policy has no such account
     */
    public AdjustmentDecision adjust(AdjustmentRequest request) {
        return Adjusting.adjust(version, account(request.account()), request);
    }

    /**
     * Hands active units from one member to another. They keep their dates unless the account says that they are renewed,
     * and repay what the other owes.
     *
     * @throws IllegalArgumentException if the policy has no such account
     */
    public TransferDecision transfer(TransferRequest request) {
        return Transferring.transfer(version, account(request.account()), request);
    }

    /** Takes the ledger of one member into that of another: all lots, debts and counts of limits. */
    public MergeDecision merge(MergeRequest request) {
        return new Merging(version, request).merge();
    }

    /**
     * Gives lots a later expiry. A lot that would not live longer is left as it is, and so are those that are past or
     * that count their expiry from an event that has not come yet.
     *
     * @return the receipt, which lists the lots; empty if there is none to extend
     * @throws IllegalArgumentException if the policy has no such account
     */
    public Optional<ExtensionDecision> extend(ExtensionRequest request) {
        return Extending.extend(version, account(request.account()), request);
    }

    /**
     * Takes over what a member held and owed before the library kept the books.
     *
     * @throws IllegalArgumentException if the policy lacks one of the accounts
     */
    public OpeningDecision open(OpeningRequest request) {
        request.lots().forEach(lot -> account(lot.account()));
        request.debts().keySet().forEach(this::account);
        return Opening.open(version, request);
    }

    private Account account(String name) {
        PolicyDefinition policy = version.definition();
        Account account = policy.accounts().get(name);
        if (account == null) {
            String meant = Suggestions.closest(name, policy.accounts().keySet())
                    .map(closest -> "\"" + closest + "\"")
                    .orElse("one of " + policy.accounts().keySet());
            throw new IllegalArgumentException(
                    "programme \"" + policy.id() + "\" has no account \"" + name + "\". Maybe " + meant + "?");
        }
        return account;
    }
}
