package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The table of workspaces. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WorkspaceRepository extends GenericRepository<Workspace, String> {

    @Query("SELECT name, first_seen_at FROM workspaces WHERE name > :after ORDER BY name LIMIT :limit")
    List<Workspace> page(String after, int limit);

    @Query(
            "SELECT name, first_seen_at FROM workspaces WHERE name > :after AND name IN (:bound) ORDER BY name LIMIT :limit")
    List<Workspace> page(String after, Collection<String> bound, int limit);

    @Query("INSERT INTO workspaces (name) VALUES (:name) ON CONFLICT DO NOTHING")
    void add(String name);
}
