package dev.loyalty.internal.scenario;

import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.reversal.NotUndone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/** The words for awards that are no units of accounts, as scenarios expect them and as they are. */
public final class Given {

    public static final String DONATED = "donated";
    public static final String RECOGNISED = "recognised";
    public static final String TIER_GIFTS = "tier-gifts";
    public static final String NOT_UNDONE = "not-undone";

    private static final String NONE = "none";

    private Given() {}

    /** By who gets it. */
    public static String donations(Map<String, Money> donations) {
        List<String> texts = new ArrayList<>();
        donations.forEach((to, money) -> texts.add(to + ": " + money.getAmount().toPlainString()));
        return names(texts);
    }

    /** By level, the last day. */
    public static String tierGifts(Map<String, LocalDate> gifts) {
        List<String> texts = new ArrayList<>();
        gifts.forEach((level, lastDay) -> texts.add(level + ": " + lastDay));
        return names(texts);
    }

    /** In the order of the alphabet. */
    public static String names(Collection<String> names) {
        return names.isEmpty()
                ? NONE
                : String.join(", ", names.stream().sorted().toList());
    }

    static String actual(String what, List<SpecialAward> awards) {
        SortedMap<String, Money> donations = new TreeMap<>();
        SortedMap<String, LocalDate> gifts = new TreeMap<>();
        List<String> recognitions = new ArrayList<>();
        for (SpecialAward award : awards) {
            if (award.gift() instanceof SpecialAward.Donation donation) {
                donations.merge(donation.name(), donation.money(), Money::plus);
            } else if (award.gift() instanceof SpecialAward.TierGift gift) {
                gifts.merge(gift.name(), gift.lastDay(), (one, other) -> one.isAfter(other) ? one : other);
            } else {
                recognitions.add(award.gift().name());
            }
        }
        return switch (what) {
            case DONATED -> donations(donations);
            case TIER_GIFTS -> tierGifts(gifts);
            default -> names(recognitions);
        };
    }

    static String actual(List<NotUndone> stays) {
        return names(stays.stream()
                .filter(each -> each.units() > 0)
                .map(NotUndone::what)
                .distinct()
                .toList());
    }
}
