package host.vocab;

import host.Effect;
import java.math.BigDecimal;
import java.util.List;

/** An order as a host without a library would give it to rules. */
public class Order {

    private final String id;
    private final List<Line> lines;
    private String note = "";

    public Order(String id, List<Line> lines) {
        this.id = id;
        this.lines = lines;
    }

    public String getId() {
        return id;
    }

    public BigDecimal getTotal() {
        return new BigDecimal("42.50");
    }

    public long getLineCount() {
        return lines.size();
    }

    public List<Line> getLines() {
        return lines;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
        Effect.took("a fact was changed");
    }
}
