package host.vocab;

import java.math.BigDecimal;

/** A line as a host without a library would give it to rules. */
public class Line {

    private final String id;
    private final int position;

    public Line(String id, int position) {
        this.id = id;
        this.position = position;
    }

    public String getId() {
        return id;
    }

    public int getPosition() {
        return position;
    }

    public String getSku() {
        return "SKU-" + id;
    }

    public String getKind() {
        return "merchandise";
    }

    public BigDecimal getAmount() {
        return BigDecimal.TEN;
    }

    public boolean isEarning() {
        return true;
    }
}
