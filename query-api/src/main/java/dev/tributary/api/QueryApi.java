package dev.tributary.api;

import dev.tributary.api.live.LiveFeed;
import dev.tributary.api.postgres.Database;
import dev.tributary.api.postgres.TableSinks;
import dev.tributary.api.security.Guard;
import dev.tributary.query.routing.RollupClient;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.List;

/** The running API. */
public final class QueryApi implements AutoCloseable {

    private final RollupClient client;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private QueryApi(RollupClient client, ApplicationContext context, EmbeddedServer server) {
        this.client = client;
        this.context = context;
        this.server = server;
    }

    /**
     * Starts the API and returns once it listens. It needs neither the instances nor Postgres to be there yet: what
     * rests on them answers 503 until they are.
     *
     * @throws dev.tributary.api.security.UnguardedException where it would stand open beyond loopback
     * @throws RuntimeException where the port is taken
     */
    public static QueryApi start(QueryApiSettings settings) {
        return start(settings, List.of());
    }

    /** The same with some parts in place of those that it would make itself. */
    static QueryApi start(QueryApiSettings settings, List<Object> parts) {
        RollupClient client =
                RollupClient.connect(settings.instances(), settings.security().calls());
        ApplicationContext context = ServerProperties.context(ServerProperties.of(settings))
                .singletons(client, settings)
                .singletons(parts.toArray())
                .build();
        try {
            context.start();
            context.findBean(Database.class).ifPresent(Database::migrateIfThere);
            context.getBean(Guard.class).begin();
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            context.findBean(TableSinks.class).ifPresent(TableSinks::start);
            return new QueryApi(client, context, server);
        } catch (RuntimeException failure) {
            context.close();
            client.close();
            throw failure;
        }
    }

    /** The base address of the API. */
    public URI uri() {
        return server.getURI();
    }

    /** Whether callers need not show who they are. */
    public boolean isOpen() {
        return bean(Guard.class).state() == Guard.State.OPEN;
    }

    /** A part of the running API. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Stops listening, ends the sinks and closes all connections. */
    @Override
    public void close() {
        context.findBean(LiveFeed.class).ifPresent(LiveFeed::close);
        // Before the context, which closes the database that they work on.
        context.findBean(TableSinks.class).ifPresent(TableSinks::close);
        context.close();
        client.close();
    }
}
