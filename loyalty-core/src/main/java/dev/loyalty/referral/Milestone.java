package dev.loyalty.referral;

/**
 * A number of different friends whose reaching is rewarded once.
 *
 * @param name by which it is known that it was rewarded; never blank
 * @param friends how many different friends it takes, at least 1
 */
public record Milestone(String name, long friends) {

    /** @throws IllegalArgumentException if the name is blank or the number less than 1 */
    public Milestone {
        Texts.notBlank(name, "name of a milestone");
        if (friends < 1) {
            throw new IllegalArgumentException("milestone \"" + name + "\" is reached with " + friends
                    + " friends. Maybe the parameter should be 1 or more?");
        }
    }
}
