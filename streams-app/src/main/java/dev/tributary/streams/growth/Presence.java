package dev.tributary.streams.growth;

import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.Scope;
import dev.tributary.streams.users.SessionRow;

/**
 * In which periods and scopes a user is active without the visits of one day through one device and channel. Looks only
 * at the days of the periods around, and no longer than until each scope has shown itself. Belongs to one task.
 */
final class Presence {

    private static final int EVERY_SCOPE = (1 << Scope.values().length) - 1;

    private final UserHistory history;
    private final int[] scopes = new int[Periods.ALL.length];

    Presence(UserHistory history) {
        this.history = history;
    }

    /** Looks at the current user's visits beside those of this one's day, device and channel. */
    Presence beside(SessionRow visit) {
        int ofDay = look(Granularity.DAY, visit, 0);
        scopes[Granularity.DAY.ordinal()] = ofDay;
        scopes[Granularity.WEEK.ordinal()] = look(Granularity.WEEK, visit, ofDay);
        scopes[Granularity.MONTH.ordinal()] = look(Granularity.MONTH, visit, ofDay);
        return this;
    }

    /** Whether the user is active anyway. */
    boolean shows(Granularity granularity, Scope scope) {
        return (scopes[granularity.ordinal()] & 1 << scope.ordinal()) != 0;
    }

    private int look(Granularity granularity, SessionRow visit, int known) {
        int from = Periods.first(granularity, visit.day());
        int[] seen = {known};
        history.forEachUse(from, Periods.end(granularity, from), (day, device, channel) -> {
            boolean sameDevice = device.equals(visit.device());
            boolean sameChannel = channel.equals(visit.channel());
            if (day != visit.day() || !sameDevice || !sameChannel) {
                seen[0] |= bit(Scope.ALL)
                        | (sameDevice ? bit(Scope.DEVICE) : 0)
                        | (sameChannel ? bit(Scope.SOURCE) : 0)
                        | (sameDevice && sameChannel ? bit(Scope.DEVICE_AND_SOURCE) : 0);
            }
            return seen[0] == EVERY_SCOPE;
        });
        return seen[0];
    }

    private static int bit(Scope scope) {
        return 1 << scope.ordinal();
    }
}
