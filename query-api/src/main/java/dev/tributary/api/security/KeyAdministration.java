package dev.tributary.api.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Makes and ends keys. Each change is made together with its line in the audit log; running APIs take it up within five seconds. */
@Singleton
@Requires(beans = DataSource.class)
public final class KeyAdministration {

    private final TransactionOperations<Connection> transactions;
    private final KeyRepository keys;
    private final AuditLog audit;

    KeyAdministration(TransactionOperations<Connection> transactions, KeyRepository keys, AuditLog audit) {
        this.transactions = transactions;
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * Makes a key.
     *
     * @param actor who does it
     * @param workspaces those that it is bound to; none given are all
     */
    public NewKey create(
            String actor, String name, Scope scope, Optional<Set<String>> workspaces, Optional<Duration> lifetime) {
        return atOnce(() -> add(actor, name, scope, workspaces, lifetime));
    }

    /** All keys, the oldest first. */
    public List<KeyInfo> list() {
        return keys.all().stream().map(StoredKey::info).toList();
    }

    /** Ends a key at once; false where there is none of that id that has not ended. */
    public boolean revoke(String actor, String id) {
        return atOnce(() -> {
            boolean revoked = keys.revoke(id, Instant.now()) > 0;
            if (revoked) {
                audit.add(actor, "key.revoke", Optional.empty(), id);
            }
            return revoked;
        });
    }

    /** Makes a key of the same rights, and lets the old one open for a while longer; none where there is no such key. */
    public Optional<NewKey> rotate(String actor, String id, Duration overlap) {
        Instant now = Instant.now();
        return atOnce(() -> keys.find(id)
                .map(StoredKey::info)
                .filter(old -> old.validAt(now))
                .map(old -> {
                    Optional<Duration> lifetime = old.expiresAt().map(end -> Duration.between(old.createdAt(), end));
                    NewKey successor = add(actor, old.name(), old.scope(), old.workspaces(), lifetime);
                    keys.expire(id, now.plus(overlap));
                    audit.add(actor, "key.rotate", Optional.empty(), id + " until " + now.plus(overlap));
                    return successor;
                }));
    }

    private <T> T atOnce(Supplier<T> change) {
        return transactions.executeWrite(status -> change.get());
    }

    private NewKey add(
            String actor, String name, Scope scope, Optional<Set<String>> workspaces, Optional<Duration> lifetime) {
        Token token = Token.random(Token.Kind.KEY);
        Instant now = Instant.now();
        Optional<Instant> end = lifetime.map(now::plus);
        keys.add(
                token.id(),
                name,
                token.hash(),
                scope.word(),
                workspaces.map(Names::write).orElse(null),
                now,
                end.orElse(null));
        KeyInfo key = new KeyInfo(token.id(), name, scope, workspaces, now, end, Optional.empty());
        audit.add(actor, "key.create", Optional.empty(), key.id() + " " + scope.word());
        return new NewKey(key, token.text());
    }
}
