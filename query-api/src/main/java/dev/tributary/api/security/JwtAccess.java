package dev.tributary.api.security;

import dev.tributary.api.QueryApiSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a token of the identity provider opens, by two of its claims; without them it opens nothing. */
@Singleton
@Requires(property = "micronaut.security.token.jwt.enabled", value = "true")
final class JwtAccess {

    private static final String ALL = "*";
    private static final String PREFIX = "tributary:";

    private final QueryApiSettings.Jwt settings;

    JwtAccess(QueryApiSettings settings) {
        this.settings = settings.security().jwt().orElseThrow();
    }

    Optional<Access> access(Authentication token) {
        Set<String> workspaces =
                names(token.getAttributes().get(settings.workspacesClaim())).collect(Collectors.toUnmodifiableSet());
        return scope(token)
                .filter(scope -> !workspaces.isEmpty())
                .map(scope -> new Access(
                        "token " + token.getName(),
                        scope,
                        workspaces.contains(ALL) ? Optional.empty() : Optional.of(workspaces)));
    }

    /** The greatest of its scopes that are ours: {@code tributary:read} and so on, among those of others. */
    private Optional<Scope> scope(Authentication token) {
        return words(token.getAttributes().get(settings.scopeClaim()))
                .filter(word -> word.startsWith(PREFIX))
                .flatMap(word -> Scope.of(word.substring(PREFIX.length())).stream())
                .max(Comparator.naturalOrder());
    }

    /** Scopes come as an array or, as OAuth has it, as one text with blanks between them. */
    private static Stream<String> words(@Nullable Object claim) {
        return names(claim).flatMap(text -> Arrays.stream(text.split(" ")));
    }

    private static Stream<String> names(@Nullable Object claim) {
        return switch (claim) {
            case String one -> Stream.of(one);
            case Collection<?> many -> many.stream().map(String::valueOf);
            case null, default -> Stream.empty();
        };
    }
}
