package dev.loyalty.policy.definition;

/** Of what the different values can be counted. */
public enum DistinctField {
    /** The categories of lines, as they stand on the lines: {@code outdoor/tents} and {@code outdoor} are two. */
    CATEGORY(MeasureSource.LINE),
    /** The products of lines. */
    SKU(MeasureSource.LINE),
    /** What actions were done with: product units, till receipts. */
    SUBJECT(MeasureSource.ACTION),
    /** The types of actions. */
    TYPE(MeasureSource.ACTION),
    /** The friends of an advocate. */
    FRIEND(MeasureSource.REFERRAL);

    private final MeasureSource of;

    DistinctField(MeasureSource of) {
        this.of = of;
    }

    /** What has this field. */
    public MeasureSource of() {
        return of;
    }
}
