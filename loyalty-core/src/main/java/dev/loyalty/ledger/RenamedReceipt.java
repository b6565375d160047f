package dev.loyalty.ledger;

import dev.loyalty.model.Activity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A receipt of the member whose ledger ended, as if it had been booked in the ledger that took it in. */
record RenamedReceipt(AwardReceipt receipt, Renaming names) implements AwardReceipt {

    @Override
    public AwardReceipt asWritten() {
        return receipt.asWritten();
    }

    @Override
    public List<Renaming> merges() {
        return Stream.concat(receipt.merges().stream(), Stream.of(names)).toList();
    }

    @Override
    public Booking booking() {
        return names.of(receipt.booking());
    }

    @Override
    public List<Award> awards() {
        return receipt.awards().stream().map(names::of).toList();
    }

    @Override
    public List<SpecialAward> specials() {
        return receipt.specials().stream().map(names::of).toList();
    }

    @Override
    public List<HeldLot> lots() {
        return receipt.lots().stream().map(names::of).toList();
    }

    @Override
    public @Nullable Replaced replaced() {
        Replaced replaced = receipt.replaced();
        return replaced == null
                ? null
                : new Replaced(
                        names.of(replaced.receipt()),
                        replaced.number(),
                        replaced.granted(),
                        replaced.lots().stream().map(names::of).toList());
    }

    @Override
    public String bodyHash() {
        return receipt.bodyHash();
    }

    @Override
    public Activity activity() {
        return receipt.activity();
    }

    @Override
    public Optional<AwardReceipt> about(String activity) {
        return receipt.about(activity).map(about -> about == receipt ? this : new RenamedReceipt(about, names));
    }

    @Override
    public List<String> activities() {
        return receipt.activities();
    }

    @Override
    public AwardReceipt whole() {
        AwardReceipt whole = receipt.whole();
        return whole == receipt ? this : new RenamedReceipt(whole, names);
    }

    @Override
    public SortedMap<String, BigDecimal> units() {
        return receipt.units();
    }

    @Override
    public SortedMap<String, Money> counted() {
        return receipt.counted();
    }

    @Override
    public SortedMap<String, Money> paid() {
        return receipt.paid();
    }

    @Override
    public ReversalMode reversalMode() {
        return receipt.reversalMode();
    }

    @Override
    public @Nullable ReversalMode withoutVersion() {
        return receipt.withoutVersion();
    }
}
