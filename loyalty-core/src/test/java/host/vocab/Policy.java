package host.vocab;

import java.math.BigDecimal;
import java.util.List;

/** The parameters as a host without a library would give them to rules. */
public class Policy {

    public final long points = 1;
    public final BigDecimal pound = new BigDecimal("1.00");
    public final String name = "gold";
    public final String slow = "(.*a){20}b";
    public final List<String> names = List.of("a", "b", "c");

    public long getPoints() {
        return points;
    }
}
