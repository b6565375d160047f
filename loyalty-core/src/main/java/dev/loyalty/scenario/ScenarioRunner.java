package dev.loyalty.scenario;

import dev.loyalty.internal.calculation.Calculations;
import dev.loyalty.internal.policy.CompiledVersion;
import dev.loyalty.internal.policy.Preparation;
import dev.loyalty.internal.policy.VersionCompiler;
import dev.loyalty.internal.scenario.Scenario;
import dev.loyalty.internal.scenario.ScenarioPlay;
import dev.loyalty.internal.yaml.ScenarioReader;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.PolicyFiles;
import dev.loyalty.policy.PolicyRefusedException;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.PolicyVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the scenarios of a policy through the same calculations that a host calls. A scenario has a member, a clock, a
 * ledger and a history of its own; ledger and history are carried from step to step, and the measures that the policy
 * declares are computed from the history. Publication does the same and refuses a policy whose
 * scenarios fail; this class tells what failed as data, and how well the rules are proved. Safe for use by many threads.
 *
 * <pre>{@code
 * scenario: Double points on tents in the spring event
 * given:
 *   member: { tier: gold }             # id (member), tier, segments, birthday, joined, attributes
 *   at: 2026-03-02T12:00               # local time in the programme's zone; else 2026-01-05T12:00, a Monday
 *   history: { spent12Months: 500 }    # a measure's value in every step, instead of what the steps come to
 * steps:
 *   - order:                           # id (order-1, order-2 …), at, attributes, and lines or the total of a single line
 *       lines:
 *         - { category: outdoor/tents, total: 150.00, attributes: { brand: Acme } }
 *     then:
 *       awards: { points: 300 }        # exact; an account that is not named gets nothing; "none" for nothing at all
 *       fired: [One point per pound, Double points on tents]
 *       silent: [Welcome points]
 *   - action: { type: review, subject: TENT, attributes: { stars: 5 } }   # id (action-1 …), at
 *     then:
 *       awards: { points: 20 }
 *   - moment: { type: nightly }        # id (moment-1 …), at
 *   - return: { of: order-1 }          # what is left of an order, or lines: { 1: 1 }; of an action all; id, at
 *     then:
 *       reversed: { points: 300 }
 *   - event: { name: approval, of: action-1 }   # what units wait for; id, at
 *     then:
 *       activated: { points: 20 }
 *   - wait: 14 days                    # or until: 2026-04-01T00:00
 *     then:
 *       balance: { points: { active: 0 } }   # pending, active, debt; what is not named is 0
 * }</pre>
 */
public final class ScenarioRunner {

    private ScenarioRunner() {}

    /**
     * Compiles a policy and runs its scenarios. Nothing is published.
     *
     * @throws dev.loyalty.policy.PolicySourceException if the source cannot be read
     * @throws PolicyRefusedException if something else is wrong with the policy than failing scenarios
     */
    public static ScenarioReport run(PolicySource source) {
        PolicyFiles files = source.read();
        Preparation compiled =
                new VersionCompiler(Guards.defaults(), Matching.DIRECT).compile(files, programme -> null);
        PolicyVersion version = compiled.version();
        if (version == null) {
            throw new PolicyRefusedException(compiled.diagnostics());
        }
        return run(version, files);
    }

    /**
     * Runs the scenarios of some files against a version, which may have been made from other files: the scenarios of
     * tomorrow's policy against the live one, for example.
     *
     * @throws PolicyRefusedException if the scenario files have faults, such as the name of a rule that the version does
     *     not have
     */
    public static ScenarioReport run(PolicyVersion version, PolicyFiles files) {
        Calculations calculations = ((CompiledVersion) version).calculations();
        List<Diagnostic> faults = new ArrayList<>();
        ScenarioReader reader = new ScenarioReader(version.definition(), calculations.ruleNames());
        List<Scenario> scenarios = reader.read(files.scenarios(), faults);
        if (!faults.isEmpty()) {
            throw new PolicyRefusedException(faults);
        }
        return ScenarioPlay.all(scenarios, calculations);
    }
}
