package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupQuery.Ranking;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractJsonTest {

    private final ObjectMapper mapper = ContractJson.mapper();

    @Test
    void shouldReadBackEveryRequest() throws JsonProcessingException {
        RollupQuery full = new RollupQuery(
                "customer-days",
                "großer Shop",
                Map.of("type", Set.of("CONVERSION")),
                Optional.of(LocalDate.of(2024, 2, 29)),
                Optional.of(LocalDate.of(2024, 3, 1)),
                List.of("customer_id"),
                Optional.of(List.of("Customer \uD83D\uDE00")),
                10,
                Optional.of(new Ranking("conversions", "revenue", true)));

        assertThat(readBack(new RollupRequest(full, List.of(0, 2), true)))
                .isEqualTo(new RollupRequest(full, List.of(0, 2), true));
        RollupRequest distinct = new RollupRequest(full.distinctBy("gap").beside(List.of("a")), List.of(), false);
        assertThat(readBack(distinct)).isEqualTo(distinct);
        assertThat(readBack(request())).isEqualTo(request());
        assertThat(readBack(request().knowing(Optional.of("0-1f"))))
                .isEqualTo(request().knowing(Optional.of("0-1f")));
    }

    @Test
    void shouldReadBackAnswersOf128Bits() throws JsonProcessingException {
        BigInteger huge = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
        RollupAnswer answer = new RollupAnswer(
                List.of(new RollupRow(List.of("a", ""), List.of(huge, huge.negate()))),
                List.of(new PartitionState(3, false, Long.MIN_VALUE, -1)),
                List.of(1),
                Optional.of("3-1f"));

        assertThat(readBack(answer)).isEqualTo(answer);
    }

    @Test
    void shouldUseSnakeCaseAndIsoDates() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(request()))
                .contains("\"standby_allowed\":false", "\"group_by\":[]", "\"from\":\"2024-02-29\"");
    }

    @Test
    void shouldRefuseAQuestionThatSaysMoreThanItUnderstands() {
        assertThatThrownBy(() -> mapper.readValue(
                        "{\"partitions\":[],\"standby_allowed\":false,\"sample\":0.1}", RollupRequest.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("sample");
    }

    private static RollupRequest request() {
        RollupQuery query = new RollupQuery(
                "segments",
                "default",
                Map.of(),
                Optional.of(LocalDate.of(2024, 2, 29)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1,
                Optional.empty());
        return new RollupRequest(query, List.of(0), false);
    }

    @SuppressWarnings("unchecked")
    private <T> T readBack(T value) throws JsonProcessingException {
        return (T) mapper.readValue(mapper.writeValueAsString(value), value.getClass());
    }
}
