package host;

import java.util.ArrayList;

/** A list of the host whose making is an effect. */
public class Hoard extends ArrayList<Object> {

    private static final long serialVersionUID = 1L;

    public Hoard() {
        Effect.took("a host list was made");
    }
}
