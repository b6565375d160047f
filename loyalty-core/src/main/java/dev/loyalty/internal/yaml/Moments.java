package dev.loyalty.internal.yaml;

import dev.loyalty.internal.yaml.TextReader.Unreadable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** Reads local times as moments of a zone; of a time that its clocks show twice it is the first. */
record Moments(ZoneId zone) {

    ZonedDateTime moment(String text) throws Unreadable {
        LocalDateTime local = TextReaders.dateTime(text);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            throw Unreadable.value(
                    "a time that clocks skip in " + zone, "Maybe " + transition.getDateTimeAfter() + "?");
        }
        return local.atZone(zone);
    }
}
