package dev.tributary.producers.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.CampaignResult;
import dev.tributary.facts.Session;
import dev.tributary.producers.ReplayException;
import dev.tributary.producers.source.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {

    private static final String SHOP = """
            dataset: shop
            fact: CampaignResult
            entity: customer_id
            time: date
            id: content
            csv: {delimiter: ";"}
            fields:
              customer_id: {column: Kunde, type: text}
              date: {column: Tag, type: date, formats: [dd.MM.yyyy]}
              status: {type: text, default: ENABLED}
              type: {type: text}
              category: {type: text}
              revenue: {column: Umsatz, type: money, min: 0, round: true}
              conversions: {type: long, min: 0}
              impressions: {type: long, min: 0}
              clicks: {type: long, min: 0}
            flags:
              clicks exceed impressions: clicks > impressions
            """;

    private static final String KINDS = """
            dataset: shop
            order: time
            kinds:
              visits:
                fact: Session
                entity: user_id
                time: started_at
                id: content
                fields:
                  user_id: {column: user, type: text}
                  started_at: {column: at, type: timestamp}
                  channel: {column: via, type: text}
              costs:
                fact: AdCost
                entity: channel
                time: date
                id: content
                fields:
                  channel: {column: source, type: text}
                  date: {column: day, type: date}
                  cost: {column: spent, type: money}
            """;

    @Test
    void shouldReadAMappingInTheOrderOfTheSchema() {
        Dataset shop = MappingFile.parse("shop.yaml", SHOP);

        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.delimiter()).contains(';');
        assertThat(shop.inTimeOrder()).isFalse();
        Mapping mapping = shop.kinds().getFirst();
        assertThat(mapping.kind()).isEqualTo("shop");
        assertThat(mapping.fact()).isEqualTo(CampaignResult.class);
        assertThat(mapping.id()).isEmpty();
        assertThat(mapping.columns()).contains("Kunde", "Tag", "Umsatz", "clicks");
        assertThat(mapping.fields().getFirst().field()).isEqualTo("customer_id");
        assertThat(mapping.fields().getLast().field()).isEqualTo("clicks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataset: shop | dataset: Shop! | shop.yaml, line 1: dataset must be lower-case letters",
                "fact: CampaignResult | fact: Unknown | line 2: fact must be one of CampaignResult, Session",
                "fact: CampaignResult | '' | fact is missing; it is one of CampaignResult",
                "entity: customer_id | entity: revenue | line 3: entity must be a text field of this mapping",
                "time: date | time: clicks | line 4: time must be a date or timestamp field",
                "id: content | id: [clicks] | line 5: id must be 'content', or text fields",
                "csv: {delimiter: \";\"} | csv: {delimiter: \"ab\"} | line 6: delimiter must be one character",
                "column: Kunde, type: text | colum: Kunde, type: text | line 8: colum is unknown here; known are column, columns, type",
                "type: date, formats: [dd.MM.yyyy] | type: date, formats: [qqqqqq] | line 9: formats has a bad pattern 'qqqqqq'",
                "type: date, formats: [dd.MM.yyyy] | type: text | line 9: type does not suit date, which is date",
                "status: {type: text, default: ENABLED} | status: {type: words} | line 10: type must be one of [text, long, money, date, timestamp]",
                "status: {type: text, default: ENABLED} | status: {type: text, optional: true} | optional is not possible: the fact needs status",
                "  type: {type: text} | '' | line 8: fields lacks type, which CampaignResult needs",
                "min: 0, round: true | min: much | line 13: min must be a number below 10^18",
                "min: 0, round: true | min: 1e99 | line 13: min must be a number below 10^18",
                "min: 0, round: true | round: maybe | line 13: round must be true or false",
                "clicks > impressions | clicks > revenue | line 18: clicks exceed impressions must be like 'clicks > impressions'",
                "clicks > impressions | clicks is odd | must be like 'clicks > impressions'",
                "clicks > impressions | surprise is missing | must be like 'clicks > impressions'",
                "clicks > impressions | revenue > 1 | must be like 'clicks > impressions'",
                "clicks > impressions | clicks > 1 and | must be like 'clicks > impressions'",
                "clicks > impressions | [clicks > 1, clicks] | must be like 'clicks > impressions'",
                "clicks > impressions | clicks impressions | must be like 'clicks > impressions'",
                "time: date | entity: date | line 4: entity is given twice",
                "time: date | surprise: 1 | line 4: surprise is unknown here",
                "csv: {delimiter: \";\"} | order: backwards | line 6: order must be time or file",
                "time: date | kinds: {} | line 2: fact is unknown here; known are dataset, description, order, csv, kinds",
            })
    void shouldNameLineAndKeyWhenAnEntryIsWrong(String right, String wrong, String message) {
        assertThat(SHOP).contains(right.strip());

        assertThatThrownBy(() -> MappingFile.parse("shop.yaml", SHOP.replace(right.strip(), wrong)))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("shop.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void shouldReadSeveralKindsOfFiles() {
        Dataset shop = MappingFile.parse("shop.yaml", KINDS);

        assertThat(shop.inTimeOrder()).isTrue();
        assertThat(shop.columns()).containsExactlyInAnyOrder("user", "at", "via", "source", "day", "spent");
        assertThat(shop.kinds()).extracting(Mapping::kind).containsExactly("visits", "costs");
        assertThat(shop.kinds()).extracting(Mapping::fact).containsExactly(Session.class, AdCost.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fact: AdCost | fact: Costs | line 14: fact must be one of CampaignResult, Session",
                "time: date | time: channel | line 16: time must be a date or timestamp field",
                "{column: spent, type: money} | {colum: spent, type: money} | line 21: colum is unknown here",
                "visits: | Visits!: | line 5: Visits! must be lower-case letters, digits and dashes",
                "order: time | time: date | line 2: time is unknown here; known are dataset",
            })
    void shouldNameLineAndKeyWhenAnEntryOfAKindIsWrong(String right, String wrong, String message) {
        assertThat(KINDS).contains(right.strip());

        assertThatThrownBy(() -> MappingFile.parse("shop.yaml", KINDS.replace(right.strip(), wrong)))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldReadTablesTimesOfTwoColumnsAndIdsOfAColumn() {
        Dataset attribution = Datasets.named("attribution");

        Mapping sessions = attribution.tables().getFirst();
        assertThat(sessions.table())
                .contains(new Table(List.of("session_sources"), Map.of("session_costs", "session_id"), false));
        assertThat(sessions.timeColumns()).containsExactlyInAnyOrder("event_date", "event_time");
        assertThat(sessions.columns()).contains("session_id", "event_date", "event_time", "cost");
        assertThat(attribution.withoutTables().kinds()).isEmpty();
        assertThat(Datasets.named("growth").tables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time: date | join: {a: b} | line 4: join needs a table to join to",
                "column: Kunde, type: text | columns: [a, b], type: text | line 8: columns is for timestamps",
                "id: content | id: [category, clicks] | line 5: id must be 'content', or text fields",
            })
    void shouldNameLineAndKeyWhenATableOrItsIdIsWrong(String right, String wrong, String message) {
        String wrongShop = SHOP.replace(right, wrong + (wrong.startsWith("join") ? "\n" + right : ""));

        assertThatThrownBy(() -> MappingFile.parse("shop.yaml", wrongShop)).hasMessageContaining(message);
    }

    @Test
    void shouldRefuseADatasetWithoutKinds() {
        assertThatThrownBy(() -> MappingFile.parse("shop.yaml", "dataset: shop\nkinds: {}\n"))
                .hasMessage("shop.yaml, line 2: kinds is empty");
    }

    @Test
    void shouldRefuseTextThatIsNoMapping() {
        assertThatThrownBy(() -> MappingFile.parse("m.yaml", "just text"))
                .hasMessageContaining("is not a mapping file");
        assertThatThrownBy(() -> MappingFile.parse("m.yaml", "")).hasMessageContaining("is not a mapping file");
        assertThatThrownBy(() -> MappingFile.parse("m.yaml", "a: [1,\nb")).hasMessageContaining("m.yaml, line ");
        assertThatThrownBy(() -> MappingFile.parse("m.yaml", "a: ".repeat(200_000)))
                .isInstanceOf(ReplayException.class);
        assertThatThrownBy(() -> MappingFile.parse("m.yaml", "a: " + "[".repeat(10_000)))
                .isInstanceOf(ReplayException.class);
    }

    @Test
    void shouldSuggestTheNearestDatasetWhenTheNameIsUnknown() {
        assertThat(Datasets.named("campaigns").name()).isEqualTo("campaigns");
        assertThatThrownBy(() -> Datasets.named("campain"))
                .hasMessageContaining("unknown dataset 'campain', did you mean 'campaigns'?");
        assertThatThrownBy(() -> Datasets.named("zebra"))
                .hasMessageContaining("known are attribution, campaigns, commerce, growth, vouchers")
                .hasMessageNotContaining("did you mean");
    }
}
