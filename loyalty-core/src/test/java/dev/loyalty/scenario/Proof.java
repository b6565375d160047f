package dev.loyalty.scenario;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.Publication;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A policy with points, pending for 14 days, and cash; rules for each; scenarios as texts. */
final class Proof {

    static final String DEFINITION = """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points, pending: 14 days, expires: 2 months }
              cash: { unit: money }
            limits:
              once: { per: member, period: ever, at-most: 1 time }
            groups:
              offers: { choose: best }
            parameters:
              points: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
              gift: { type: money, value: 5.00 }
              spring: { type: integer, value: 30 }
              summer: { type: integer, value: 20 }
            """;

    static final String RULES = """
            rule "One point per pound"
            when
                $order : Order( total > 0 )
            then
                earn.points( $order, policy.points ).per( policy.pound );
            end

            rule "Cash for gold members, once"
            when
                Member( tier == "gold" )
                $order : Order()
            then
                earn.credit( $order, policy.gift ).limitedBy( "once" );
            end

            rule "Spring offer"
            when
                Member( segments contains "offers" )
                $order : Order()
            then
                earn.points( $order, policy.spring ).inGroup( "offers" );
            end

            rule "Summer offer"
            when
                Member( segments contains "offers" )
                $order : Order()
            then
                earn.points( $order, policy.summer ).inGroup( "offers" );
            end
            """;

    private Proof() {}

    static PolicySource policy(String... scenarios) {
        return policy(RULES, List.of(scenarios));
    }

    static PolicySource policy(String rules, List<String> scenarios) {
        Map<String, String> files = new TreeMap<>(Map.of("policy.yaml", DEFINITION, "earning.drl", rules));
        for (int i = 0; i < scenarios.size(); i++) {
            files.put("scenarios/" + (char) ('a' + i) + ".yaml", scenarios.get(i));
        }
        return PolicySource.text(files);
    }

    static ScenarioReport run(String... scenarios) {
        return ScenarioRunner.run(policy(scenarios));
    }

    /** The mismatches of one scenario, as text without the file's name. */
    static List<String> mismatches(String scenario) {
        return run(scenario).scenarios().get(0).mismatches().stream()
                .map(mismatch -> mismatch.toString().substring("scenarios/a.yaml:".length()))
                .toList();
    }

    /** What publication finds, as text without the folder's name. */
    static List<String> faults(String... scenarios) {
        return texts(Loyalty.create().policies().publish(policy(scenarios)));
    }

    static List<String> texts(Publication publication) {
        List<Diagnostic> found = publication instanceof Publication.Refused refused ? refused.diagnostics() : List.of();
        return found.stream()
                .map(fault -> fault.toString().replaceFirst("^scenarios/", ""))
                .toList();
    }

    /** Steps of a scenario under a head of two lines. */
    static String steps(String steps) {
        return "scenario: test\nsteps:\n" + steps;
    }

    static Loyalty published(String... scenarios) {
        Loyalty loyalty = Loyalty.create();
        loyalty.policies().publish(policy(scenarios)).orThrow();
        return loyalty;
    }

    static PolicySource withoutRules(String scenario) {
        return PolicySource.text(Map.of("policy.yaml", Fixture.DEFINITION, "scenarios/a.yaml", scenario));
    }
}
