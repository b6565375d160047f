package host.vocab;

import host.Effect;
import java.util.ArrayList;
import java.util.List;

/** The results of rules as a host without a library would collect them. */
public class Earn {

    /** A number that rules cannot know. */
    public static final int SECRET = 4711;

    private final List<Object> asked = new ArrayList<>();

    public Earn points(Object scope, long points) {
        asked.add(points);
        if (points == SECRET) {
            Effect.took("the host's secret is in a result");
        }
        return this;
    }

    public Earn limitedBy(String limit, String subject) {
        asked.add(subject);
        return this;
    }
}
