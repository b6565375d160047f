package dev.loyalty.examples.replay;

import dev.loyalty.model.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The purchases of a member that cancellations are matched to. An order and its receipt are kept while it is open, that
 * is, until the last of its lots has expired, or all of it has come back: then there is nothing more to take back. Of
 * closed orders one number is kept for each product, to tell what was bought long ago from what never was.
 */
final class Purchases {

    /** In the order in which they were placed. */
    private final Deque<Purchase> open = new ArrayDeque<>();

    private final Map<String, BigDecimal> closed = new HashMap<>();

    void add(Purchase purchase) {
        open.addLast(purchase);
    }

    /** When the earliest lot was earned that an open order needs; empty if none is open. */
    Optional<Instant> needsLotsFrom() {
        return open.stream().map(Purchase::needsLotsFrom).min(Instant::compareTo);
    }

    /**
     * Closes what is past. Orders are closed in the order in which they were placed, so that those that earned nothing
     * stay as long as the one before.
     */
    void close(Instant now) {
        while (!open.isEmpty() && !open.getFirst().openUntil().isAfter(now)) {
            Purchase past = open.removeFirst();
            past.linesLeft().forEach(line -> closed.merge(line.sku(), past.left(line), BigDecimal::add));
        }
    }

    /** Matches cancelled units of a product to the latest purchases that have some left, and counts them as returned. */
    Match giveBack(String stockCode, BigDecimal units) {
        List<Match.Part> parts = new ArrayList<>();
        BigDecimal missing = units;
        for (Iterator<Purchase> latest = open.descendingIterator(); latest.hasNext() && missing.signum() > 0; ) {
            Purchase purchase = latest.next();
            for (Line line : purchase.linesLeft()) {
                if (missing.signum() > 0 && line.sku().equals(stockCode)) {
                    BigDecimal part = purchase.giveBack(line, missing);
                    parts.add(new Match.Part(purchase, line.id(), part));
                    missing = missing.subtract(part);
                }
            }
        }
        open.removeIf(purchase -> purchase.linesLeft().isEmpty());
        BigDecimal fromClosed = closed.getOrDefault(stockCode, BigDecimal.ZERO).min(missing);
        closed.computeIfPresent(stockCode, (code, left) -> left.subtract(fromClosed));
        return new Match(parts, fromClosed, missing.subtract(fromClosed));
    }
}
