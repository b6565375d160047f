package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;

import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Step;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the steps of one scenario, in their order. */
final class StepReader {

    private static final String THEN = "then";

    private final Story story;
    private final ThenReader thens;
    private final List<StepKind> kinds;
    private final List<String> names;
    private final List<String> keys;

    /** @param rules the names of the policy's rules, or null if they are unknown, so that any name passes */
    StepReader(Story story, @Nullable Collection<String> rules) {
        this.story = story;
        this.thens = new ThenReader(story.policy(), rules, story.faults());
        ActivityReader activities = new ActivityReader(story.policy(), story.faults());
        RedemptionReader redemptions = new RedemptionReader(story, activities);
        this.kinds = List.of(
                new HappeningKind(ActivityReader.ORDER, story, activities),
                new HappeningKind(ActivityReader.ACTION, story, activities),
                new HappeningKind(ActivityReader.MOMENT, story, activities),
                new EventKind(story),
                new ReturnKind(story),
                new UndoKind(story),
                new AssessKind(story),
                new QuoteKind(story, redemptions),
                new RedeemKind(false, story, redemptions),
                new RedeemKind(true, story, redemptions),
                new CheckoutKind(story, redemptions),
                new HeldKind(true, story),
                new HeldKind(false, story),
                new CancelKind(story),
                new ClaimKind(story),
                new QualifyKind(story, activities),
                new ReviewKind(story),
                new FriendReturnsKind(story),
                new JudgeKind(story),
                new ChangeKind(story, activities),
                new CorrectKind(CorrectKind.ADJUST, story),
                new CorrectKind(CorrectKind.TRANSFER, story),
                new CorrectKind(CorrectKind.EXTEND, story),
                new CorrectKind(CorrectKind.MERGE, story),
                new WaitKind(story),
                new UntilKind(story));
        this.names = kinds.stream().map(StepKind::key).toList();
        this.keys = Stream.concat(names.stream(), Stream.of(THEN)).toList();
    }

    Optional<Step> read(YamlNode node) {
        story.next(new Place(node.line(), node.column()));
        Fields fields = Fields.of(node, "step " + story.number(), node.line(), node.column(), keys, story.faults());
        List<StepKind> said =
                kinds.stream().filter(kind -> fields.has(kind.key())).toList();
        if (said.size() > 1) {
            String hint = "Maybe a dash is missing, so that two steps became one?";
            String together =
                    String.join(" and ", said.stream().map(StepKind::key).toList());
            fields.fault(CONFLICTING_KEYS, "is " + together + " in one", hint);
        } else if (said.isEmpty() && fields.isSound()) {
            fields.fault(MISSING_KEY, "needs one of " + String.join(", ", names), null);
        }
        StepKind kind = said.isEmpty() ? kinds.get(0) : said.get(0);
        ThenFields then = fields.entry(THEN)
                .map(entry -> thens.read(entry, story.number(), kind.thenKeys(), kind.alsoThenKeys()))
                .orElseGet(thens::none);
        Optional<Step> step = said.size() == 1 ? kind.read(fields, then) : Optional.empty();
        return fields.isSound() ? step : Optional.empty();
    }
}
