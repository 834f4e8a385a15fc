package dev.tributary.streams;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.users.CustomerModel;
import dev.tributary.streams.users.OrderModel;
import dev.tributary.streams.users.SessionModel;
import dev.tributary.streams.users.UserFactKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facts of users. A topic has one source in a topology, so each kind is taken up once, and every domain that reads it
 * learns of its changes in the same task.
 */
final class UserFacts {

    private final Map<UserFactKind, List<String>> readers = new EnumMap<>(UserFactKind.class);

    /**
     * One more processor learns of the changes; with the first one, facts of a kind join the topology.
     *
     * @return the nodes that tell it
     */
    List<String> addReader(TopologyParts parts, Set<UserFactKind> kinds, String node) {
        if (readers.isEmpty()) {
            requireSamePartitions(parts.settings());
        }
        List<UserFactKind> wanted =
                Stream.of(UserFactKind.values()).filter(kinds::contains).toList();
        for (UserFactKind kind : wanted) {
            List<String> ofKind = readers.get(kind);
            if (ofKind == null) {
                ofKind = new ArrayList<>();
                readers.put(kind, ofKind);
                addFacts(parts, kind, ofKind);
            }
            ofKind.add(node);
        }
        return wanted.stream().map(UserFacts::node).toList();
    }

    private static void addFacts(TopologyParts parts, UserFactKind kind, List<String> readers) {
        Topics topics = parts.settings().topics();
        String name = name(kind);
        switch (kind) {
            case SESSIONS -> parts.addToldFacts(name, node(kind), topics.sessions(), new SessionModel(), readers);
            case ORDERS -> parts.addToldFacts(name, node(kind), topics.orders(), new OrderModel(), readers);
            case CUSTOMERS -> parts.addToldFacts(name, node(kind), topics.customers(), new CustomerModel(), readers);
        }
    }

    private static void requireSamePartitions(TopologySettings settings) {
        Topic<?> one = settings.topics().sessions();
        int ofOne = settings.partitionsOf(one.name());
        for (Topic<?> other :
                List.of(settings.topics().orders(), settings.topics().customers())) {
            int ofOther = settings.partitionsOf(other.name());
            if (ofOne != ofOther) {
                throw new IllegalStateException(
                        "all facts of a user must meet in one task, but topic " + one.name() + " has "
                                + ofOne + " partitions and " + other.name() + " has " + ofOther
                                + "; create one of them anew, or use another topic prefix");
            }
        }
    }

    private static String node(UserFactKind kind) {
        return name(kind) + ".facts";
    }

    private static String name(UserFactKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
