package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table of consumed offsets. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OffsetRepository extends GenericRepository<ConsumedOffset, String> {

    @Query("SELECT topic, partition, next_offset FROM consumed_offsets WHERE topic = :topic")
    List<ConsumedOffset> of(String topic);

    @Query("INSERT INTO consumed_offsets (topic, partition, next_offset) VALUES (:topic, :partition, :nextOffset) "
            + "ON CONFLICT (topic, partition) DO UPDATE SET next_offset = EXCLUDED.next_offset")
    void put(ConsumedOffset offset);
}
