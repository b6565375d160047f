package dev.loyalty.earning;

import dev.loyalty.internal.counting.NaturalOrder;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule forbade to earn, and why.
 *
 * @param rule the rule that forbade it
 * @param past the order of before that earns nothing, or null for the activity of the call
 * @param line the line that earns nothing, or null for the whole activity
 * @param account the account that nothing goes to, or null for all
 * @param group the group whose rules grant nothing, or null for all rules
 * @param because the reason in the rule's words, such as {@code blocked by code SPRING}; without any, the rule's name
 */
public record Blocked(
        String rule,
        @Nullable String past,
        @Nullable String line,
        @Nullable String account,
        @Nullable String group,
        String because) {

    private static final Comparator<@Nullable String> NONE_FIRST =
            Comparator.nullsFirst(Comparator.<String>naturalOrder());

    /** Never the order of firing. */
    static final Comparator<Blocked> ORDER = Comparator.comparing(Blocked::rule)
            .thenComparing(Blocked::past, NONE_FIRST)
            .thenComparing(Blocked::line, Comparator.nullsFirst(NaturalOrder.OF_IDS))
            .thenComparing(Blocked::account, NONE_FIRST)
            .thenComparing(Blocked::group, NONE_FIRST)
            .thenComparing(Blocked::because);

    public Blocked {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(because, "because");
    }

    /** Whether proposals of this activity, account and group are meant. */
    boolean concerns(Ask ask) {
        return Objects.equals(past, ask.past())
                && (account == null || account.equals(ask.pot()))
                && (group == null || group.equals(ask.group()));
    }
}
