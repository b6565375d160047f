package dev.loyalty.referral;

import dev.loyalty.model.Action;
import dev.loyalty.model.Attributes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A friend named an advocate. A claim binds nobody: which of several claims counts is decided when the friend qualifies.
 *
 * @param id the event id, unique for the friend; never blank
 * @param at when it was made
 * @param advocate the member's id behind the link or code; never blank
 * @param via by link or by code
 * @param campaign of the link or code, in the merchant's words, or null
 */
public record Claim(
        String id,
        Instant at,
        String advocate,
        ClaimVia via,
        @Nullable String campaign) {

    /** The type of the action that a claim is for rules. */
    public static final String ACTION_TYPE = "claim";

    public Claim {
        Texts.notBlank(id, "claim id");
        Objects.requireNonNull(at, "at");
        Texts.notBlank(advocate, "advocate of claim " + id);
        Objects.requireNonNull(via, "via");
        if (campaign != null) {
            Texts.notBlank(campaign, "campaign of claim " + id);
        }
    }

    /** A claim by a link without a campaign. */
    public static Claim byLink(String id, Instant at, String advocate) {
        return new Claim(id, at, advocate, ClaimVia.LINK, null);
    }

    /** A claim by a code without a campaign. */
    public static Claim byCode(String id, Instant at, String advocate) {
        return new Claim(id, at, advocate, ClaimVia.CODE, null);
    }

    /** The same claim as part of a campaign. */
    public Claim of(String newCampaign) {
        return new Claim(id, at, advocate, via, newCampaign);
    }

    /** What the friend did: an action of the type {@value #ACTION_TYPE} whose subject is the advocate. */
    public Action action() {
        return new Action(id, at, ACTION_TYPE, advocate, Attributes.none());
    }
}
