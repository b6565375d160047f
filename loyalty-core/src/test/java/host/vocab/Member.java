package host.vocab;

import java.util.List;

/** A member as a host without a library would give it to rules. */
public class Member {

    private final String id;
    private final List<String> segments;

    public Member(String id, List<String> segments) {
        this.id = id;
        this.segments = segments;
    }

    public String getId() {
        return id;
    }

    public String getTier() {
        return "gold";
    }

    public List<String> getSegments() {
        return segments;
    }
}
