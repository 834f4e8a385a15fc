package dev.tributary.streams;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.users.OrderModel;
import dev.tributary.streams.users.SessionModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of users. A topic has one source in a topology, so sessions and orders are taken up once, and every domain
 * that reads them learns of their changes in the same task.
 */
final class UserFacts {

    private static final String SESSIONS = "sessions";
    private static final String ORDERS = "orders";

    static final String SESSIONS_NODE = SESSIONS + ".facts";
    static final String ORDERS_NODE = ORDERS + ".facts";

    private final List<String> readers = new ArrayList<>();

    /** One more processor learns of the changes; with the first one, the facts join the topology. */
    void addReader(TopologyParts parts, String node) {
        if (readers.isEmpty()) {
            Topics topics = parts.settings().topics();
            requireSamePartitions(parts.settings(), topics.sessions(), topics.orders());
            parts.addToldFacts(SESSIONS, SESSIONS_NODE, topics.sessions(), new SessionModel(), readers);
            parts.addToldFacts(ORDERS, ORDERS_NODE, topics.orders(), new OrderModel(), readers);
        }
        readers.add(node);
    }

    private static void requireSamePartitions(TopologySettings settings, Topic<?> one, Topic<?> other) {
        int ofOne = settings.partitionsOf(one.name());
        int ofOther = settings.partitionsOf(other.name());
        if (ofOne != ofOther) {
            throw new IllegalStateException(
                    "all facts of a user must meet in one task, but topic " + one.name() + " has "
                            + ofOne + " partitions and " + other.name() + " has " + ofOther
                            + "; create one of them anew, or use another topic prefix");
        }
    }
}
