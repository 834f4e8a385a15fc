package dev.tributary.api;

import dev.tributary.query.CallSignature;
import dev.tributary.query.vouchers.VoucherSegments;
import dev.tributary.schemas.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the API is started.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param instances base addresses of instances of the topology, of which one suffices to learn of all
 * @param postgres where workspaces, replay runs, journeys and the channel reporting are kept as tables; without it the
 *     endpoints of the first two answer 503
 * @param cluster where the tables are read from; without it they stay as they are
 * @param voucherSegments the segments of customers that questions about vouchers are answered by
 * @param security how callers are known and limited
 */
public record QueryApiSettings(
        String host,
        int port,
        List<URI> instances,
        Optional<Postgres> postgres,
        Optional<Cluster> cluster,
        VoucherSegments voucherSegments,
        Security security) {

    public QueryApiSettings {
        instances = List.copyOf(instances);
    }

    /** Settings of an API that listens on loopback and only asks the stores. */
    public static QueryApiSettings onLoopback(int port, List<URI> instances) {
        return new QueryApiSettings(
                "127.0.0.1",
                port,
                instances,
                Optional.empty(),
                Optional.empty(),
                VoucherSegments.DEFAULT,
                Security.DEFAULT);
    }

    /** The same with a Postgres. */
    public QueryApiSettings with(Postgres postgres) {
        return new QueryApiSettings(host, port, instances, Optional.of(postgres), cluster, voucherSegments, security);
    }

    /** The same with a cluster. */
    public QueryApiSettings with(Cluster cluster) {
        return new QueryApiSettings(host, port, instances, postgres, Optional.of(cluster), voucherSegments, security);
    }

    /** The same with other segments. */
    public QueryApiSettings with(VoucherSegments segments) {
        return new QueryApiSettings(host, port, instances, postgres, cluster, segments, security);
    }

    /** The same guarded in another way. */
    public QueryApiSettings with(Security security) {
        return new QueryApiSettings(host, port, instances, postgres, cluster, voucherSegments, security);
    }

    /** The same on another interface. */
    public QueryApiSettings on(String host) {
        return new QueryApiSettings(host, port, instances, postgres, cluster, voucherSegments, security);
    }

    /** A Postgres database; its password stays out of every text. */
    public record Postgres(String jdbcUrl, String user, String password) {

        @Override
        public String toString() {
            return "Postgres[user=" + user + "]";
        }
    }

    /**
     * The topics that tables follow.
     *
     * @param topics the names of the topics
     * @param client settings of a Kafka client and of the schema registry, by their usual keys
     */
    public record Cluster(Topics topics, Map<String, String> client) {

        public Cluster {
            client = Map.copyOf(client);
        }

        @Override
        public String toString() {
            return "Cluster[topics=" + topics + "]";
        }
    }

    /**
     * How callers are known and limited. Their keys are in Postgres.
     *
     * @param jwt whose tokens are taken beside keys
     * @param tls with what the API shows who it is; without it, it speaks plain HTTP
     * @param calls how calls to instances are signed, where they want that
     * @param requestsPerSecond what each caller may ask in the long run; four times that at once
     */
    public record Security(Optional<Jwt> jwt, Optional<Tls> tls, Optional<CallSignature> calls, int requestsPerSecond) {

        /** What is asked of each caller where nothing else is said. */
        public static final int REQUESTS_PER_SECOND = 100;

        static final Security DEFAULT =
                new Security(Optional.empty(), Optional.empty(), Optional.empty(), REQUESTS_PER_SECOND);
    }

    /**
     * An identity provider (OpenID Connect) whose tokens are taken.
     *
     * @param keys where it publishes its keys (JWKS)
     * @param issuer who must have issued a token
     * @param audience for whom it must be
     * @param scopeClaim the claim that holds {@code tributary:read}, {@code tributary:write} or {@code tributary:admin}
     * @param workspacesClaim the claim that names workspaces; {@code *} for all
     */
    public record Jwt(URI keys, String issuer, String audience, String scopeClaim, String workspacesClaim) {}

    /**
     * Certificate and key as PEM files.
     *
     * @param certificate the chain, the server's own certificate first
     * @param key its private key
     */
    public record Tls(Path certificate, Path key) {}
}
