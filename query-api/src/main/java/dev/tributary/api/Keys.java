package dev.tributary.api;

import dev.tributary.api.postgres.Database;
import dev.tributary.api.security.KeyAdministration;
import io.micronaut.context.ApplicationContext;

/** The keys of the API in Postgres, without an API: whoever may write there needs no key to make one. */
public final class Keys implements AutoCloseable {

    private final ApplicationContext context;

    private Keys(ApplicationContext context) {
        this.context = context;
    }

    /**
     * Connects, and makes the tables where they are missing.
     *
     * @throws RuntimeException where the database does not answer
     */
    public static Keys open(QueryApiSettings.Postgres postgres) {
        ApplicationContext context =
                ServerProperties.context(ServerProperties.of(postgres)).build();
        try {
            context.start();
            context.getBean(Database.class).migrate();
            return new Keys(context);
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
    }

    /** What makes and ends them. */
    public KeyAdministration administration() {
        return context.getBean(KeyAdministration.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
