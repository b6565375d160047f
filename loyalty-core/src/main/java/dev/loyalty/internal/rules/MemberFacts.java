package dev.loyalty.internal.rules;

import dev.loyalty.facts.History;
import dev.loyalty.facts.Level;
import dev.loyalty.facts.Member;
import dev.loyalty.facts.Window;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules of every calculation see of a member: the member, the past, the levels, and which windows are open. */
public final class MemberFacts {

    /** The types of these facts. */
    public static final List<Class<?>> TYPES = List.of(Member.class, History.class, Level.class, Window.class);

    private MemberFacts() {}

    /**
     * The facts.
     *
     * @param attributed gives the member its attributes
     * @param at the moment that is decided about
     * @throws IllegalArgumentException if an attribute is not of the type that the policy declares for it
     */
    public static List<Object> of(
            PolicyDefinition policy,
            RuleMatcher matcher,
            AttributedFacts attributed,
            dev.loyalty.model.Member member,
            MeasureValues measures,
            Instant at) {
        List<Object> facts = new ArrayList<>();
        facts.add(
                attributed.with(AttributeHolder.MEMBER, member.id(), member.attributes(), member(policy, member, at)));
        facts.add(past(policy, matcher, new History(), measures));
        facts.addAll(LevelFacts.of(policy, matcher, member.tier()));
        facts.addAll(windows(policy, at));
        return facts;
    }

    /** A member without attributes. */
    public static Member member(PolicyDefinition policy, dev.loyalty.model.Member member, Instant at) {
        LocalDate day = at.atZone(policy.zone()).toLocalDate();
        boolean birthday = policy.switches().leapBirthday().isBirthday(member.birthday(), day);
        return new Member(member, at, policy.zone(), birthday);
    }

    /** A fact about the past, which has a field for each measure, with their values. */
    public static <F> F past(PolicyDefinition policy, RuleMatcher matcher, F fact, MeasureValues measures) {
        List<@Nullable Object> values = new ArrayList<>();
        policy.measures().keySet().forEach(name -> values.add(measures.values().get(name)));
        return matcher.attributed(fact, values);
    }

    /** The windows of the policy, each open or not. */
    public static List<Window> windows(PolicyDefinition policy, Instant at) {
        return policy.windows().values().stream()
                .map(window -> new Window(window.name(), window.isOpen(at, policy.zone())))
                .toList();
    }
}
