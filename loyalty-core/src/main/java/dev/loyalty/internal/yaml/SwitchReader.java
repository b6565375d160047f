package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.EARNS_TWICE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_VALUE;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.model.LineKind;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.definition.Conversion;
import dev.loyalty.policy.definition.DiscountBasis;
import dev.loyalty.policy.definition.EditVersion;
import dev.loyalty.policy.definition.LeapBirthday;
import dev.loyalty.policy.definition.MultiplierBasis;
import dev.loyalty.policy.definition.MultiplierCombination;
import dev.loyalty.policy.definition.RedemptionSwitches;
import dev.loyalty.policy.definition.RoundingPlace;
import dev.loyalty.policy.definition.Switches;
import dev.loyalty.policy.definition.TaxBasis;
import dev.loyalty.policy.definition.WithoutVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the switches of {@code policy.yaml}. */
final class SwitchReader {

    private static final String EARNING_KINDS = "earning-kinds";
    private static final String EXCLUDED_TENDERS = "excluded-tenders";
    private static final String NONE = "none";
    private static final List<String> EARNING = List.of(
            EARNING_KINDS,
            "rounding-mode",
            "rounding-place",
            "multiply",
            "multipliers",
            "tax",
            "discounts",
            EXCLUDED_TENDERS,
            "conversion",
            "leap-birthday",
            "returns",
            "returns-without-version",
            "edits",
            "clawback");
    private static final List<String> KEYS = Stream.concat(EARNING.stream(), RedemptionSwitchReader.KEYS.stream())
            .toList();

    private final Faults faults;
    private final List<Diagnostic> warnings = new ArrayList<>();
    private RedemptionSwitches redemption = RedemptionSwitches.DEFAULT;

    SwitchReader(Faults faults) {
        this.faults = faults;
    }

    Switches read(YamlNode.Entry entry) {
        Fields fields = Fields.of(entry.value(), "switches", entry.line(), entry.column(), KEYS, faults);
        Switches defaults = Switches.DEFAULT;
        List<String> kinds = fields.list(EARNING_KINDS, SwitchReader::earningKind);
        if (kinds != null) {
            fields.refuseRepeated(EARNING_KINDS, kinds);
        }
        List<String> tenders = tenders(fields);
        Switches switches = Switches.builder()
                .earningKinds(kinds == null || !fields.isSound() ? defaults.earningKinds() : kinds)
                .roundingMode(choice(fields, "rounding-mode", Switches.ROUNDING_MODES, defaults.roundingMode()))
                .roundingPlace(
                        choice(fields, "rounding-place", List.of(RoundingPlace.values()), defaults.roundingPlace()))
                .multiply(choice(fields, "multiply", List.of(MultiplierBasis.values()), defaults.multiply()))
                .multipliers(
                        choice(fields, "multipliers", List.of(MultiplierCombination.values()), defaults.multipliers()))
                .tax(choice(fields, "tax", List.of(TaxBasis.values()), defaults.tax()))
                .discounts(choice(fields, "discounts", List.of(DiscountBasis.values()), defaults.discounts()))
                .excludedTenders(tenders == null || !fields.isSound() ? defaults.excludedTenders() : tenders)
                .conversion(choice(fields, "conversion", List.of(Conversion.values()), defaults.conversion()))
                .leapBirthday(choice(fields, "leap-birthday", List.of(LeapBirthday.values()), defaults.leapBirthday()))
                .returns(choice(fields, "returns", List.of(ReversalMode.values()), defaults.returns()))
                .withoutVersion(choice(
                        fields, "returns-without-version", List.of(WithoutVersion.values()), defaults.withoutVersion()))
                .edits(choice(fields, "edits", List.of(EditVersion.values()), defaults.edits()))
                .clawback(choice(fields, "clawback", List.of(Clawback.values()), defaults.clawback()))
                .build();
        redemption = RedemptionSwitchReader.read(fields);
        warnOfGiftCards(fields, switches);
        return switches;
    }

    /** What was read of redemption. */
    RedemptionSwitches redemption() {
        return redemption;
    }

    /** What is worth a look in what was read. */
    List<Diagnostic> warnings() {
        return warnings;
    }

    private static String earningKind(String text) throws Unreadable {
        if (text.equals(LineKind.DISCOUNT.name())) {
            throw new Unreadable(
                    UNKNOWN_VALUE,
                    "never what earns",
                    "Maybe delete it? What discounts lower is the switch \"discounts\".");
        }
        return text;
    }

    private static @Nullable List<String> tenders(Fields fields) {
        if (fields.isWord(EXCLUDED_TENDERS, NONE)) {
            return List.of();
        }
        List<String> tenders = fields.list(EXCLUDED_TENDERS, TextReaders::notBlank);
        if (tenders != null) {
            fields.refuseRepeated(EXCLUDED_TENDERS, tenders);
        }
        return tenders;
    }

    private void warnOfGiftCards(Fields fields, Switches switches) {
        String card = LineKind.GIFT_CARD.name();
        if (switches.earns(LineKind.GIFT_CARD) && !switches.excludedTenders().contains(card)) {
            fields.entry(EARNING_KINDS)
                    .ifPresent(entry -> warnings.add(faults.warning(
                            EARNS_TWICE,
                            entry,
                            "Gift cards earn when they are sold, and again when they pay.",
                            "Maybe excluded-tenders: [" + card + "]?")));
        }
    }

    private static <E extends Enum<E>> E choice(Fields fields, String key, List<E> choices, E fallback) {
        return fields.optional(key, TextReaders.oneOf(choices), fallback);
    }
}
