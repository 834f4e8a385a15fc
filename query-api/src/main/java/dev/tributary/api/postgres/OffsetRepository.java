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

    /** 0 where there is one already. */
    @Query("INSERT INTO consumed_offsets (topic, partition, next_offset) VALUES (:topic, :partition, :to) "
            + "ON CONFLICT DO NOTHING")
    int begin(String topic, int partition, long to);

    /** 0 where it is not what it was. */
    @Query("UPDATE consumed_offsets SET next_offset = :to "
            + "WHERE topic = :topic AND partition = :partition AND next_offset = :from")
    int advance(String topic, int partition, long from, long to);
}
