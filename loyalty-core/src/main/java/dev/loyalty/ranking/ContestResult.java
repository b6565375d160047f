package dev.loyalty.ranking;

import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Action;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.Contest;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Viewpoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The final standing of a contest. It follows from the histories as of the judging instant alone: the same receipts, in any
 * order, give it again at any later time, whatever came back since. Immutable.
 *
 * @param version the policy version that declares the contest
 * @param contest what was judged
 * @param judged when
 * @param ranking of all who scored more than nothing
 */
public record ContestResult(VersionId version, Contest contest, Instant judged, Ranking ranking) {

    public ContestResult {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(contest, "contest");
        Objects.requireNonNull(judged, "judged");
        Objects.requireNonNull(ranking, "ranking");
    }

    /**
     * Judges a contest; hosts reach it through {@link dev.loyalty.Loyalty#judge}.
     *
     * @param name of the contest
     * @param histories of all members who take part, each once, in any order; streamed
     * @throws IllegalArgumentException if the policy has no such contest, a member appears twice, or a history is of another
     *     programme or has forgotten a part of the contest
     */
    public static ContestResult of(
            VersionId version, PolicyDefinition policy, String name, Stream<MemberHistory> histories) {
        Contest contest = policy.contests().get(name);
        if (contest == null) {
            throw new IllegalArgumentException("policy.yaml of programme \"" + version.programme()
                    + "\" has no contest \"" + name + "\". Maybe one of " + new TreeMap<>(policy.contests()).keySet()
                    + "?");
        }
        ZoneId zone = policy.zone();
        Viewpoint from = Viewpoint.of(contest.judgedAt(zone), zone);
        Stream<Score> scores =
                histories.map(history -> score(version, contest, history, from)).flatMap(Optional::stream);
        return new ContestResult(version, contest, from.at(), Ranking.of(scores, contest.ties()));
    }

    private static Optional<Score> score(VersionId version, Contest contest, MemberHistory history, Viewpoint from) {
        if (!history.programme().equals(version.programme())) {
            throw new IllegalArgumentException("the history of member \"" + history.member() + "\" is of programme \""
                    + history.programme() + "\", not of \"" + version.programme()
                    + "\". Maybe two programmes were mixed up?");
        }
        Instant forgotten = history.since();
        if (forgotten != null && forgotten.isAfter(contest.begin(from.zone()))) {
            throw new IllegalArgumentException("the history of member \"" + history.member()
                    + "\" has forgotten what was before " + forgotten + ", a part of contest \"" + contest.name()
                    + "\". Maybe judge it before old receipts are forgotten?");
        }
        Object value = history.values(List.of(contest.measure()), from)
                .values()
                .get(contest.measure().name());
        BigDecimal number = value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
        return number == null || number.signum() <= 0
                ? Optional.empty()
                : Optional.of(new Score(
                        history.member(),
                        number,
                        history.reached(contest.measure(), from).orElse(null)));
    }

    /** A standing of this result as an action that rules of earning can reward, see {@link Standing#action}. */
    public Action action(Standing standing) {
        return standing.action(contest.name(), judged);
    }

    /**
     * The standing for an operator: by what it was judged, when and how ties were settled, then a line for each member, with
     * the score and when it was reached.
     */
    public String text() {
        StringBuilder text = new StringBuilder("Contest " + contest.name() + " by "
                + contest.measure().name() + ", judged at " + judged + "; "
                + switch (contest.ties()) {
                    case SHARED -> "equal scores share a place";
                    case EARLIEST -> "of equal scores the one that was reached first is better";
                });
        ranking.standings().forEach(standing -> {
            text.append("\n  ")
                    .append(standing.rank())
                    .append(". ")
                    .append(standing.member())
                    .append(": ")
                    .append(standing.score().value().toPlainString());
            Instant reached = standing.score().reached();
            text.append(reached == null ? "" : ", reached at " + reached)
                    .append(standing.tied() == 1 ? "" : ", one of " + standing.tied());
        });
        return text.toString();
    }
}
