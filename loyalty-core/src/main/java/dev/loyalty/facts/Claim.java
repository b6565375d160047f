package dev.loyalty.facts;

import org.jspecify.annotations.Nullable;

/** The claim by which the friend names the advocate: {@code Claim( via == "code", campaign == "spring" )}. */
public final class Claim {

    private final String via;
    private final @Nullable String campaign;
    private final long ageInDays;

    /** @param ageInDays calendar days from the claim to the event */
    public Claim(String via, @Nullable String campaign, long ageInDays) {
        this.via = via;
        this.campaign = campaign;
        this.ageInDays = ageInDays;
    }

    /** How it was made: {@code link} or {@code code}. */
    public String getVia() {
        return via;
    }

    /** The campaign of the link or code, in the merchant's words, or null. */
    public @Nullable String getCampaign() {
        return campaign;
    }

    /** How many calendar days ago it was made: 0 on the day itself. */
    public long getAgeInDays() {
        return ageInDays;
    }
}
