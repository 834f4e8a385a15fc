package dev.tributary.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

class FactKeyProperties {

    @Property
    void shouldReadBackEveryPart(
            @ForAll("parts") String workspace, @ForAll("parts") String entity, @ForAll("parts") String fact) {
        FactKey key = new FactKey(workspace, entity, fact);

        assertThat(FactKey.parse(key.toString())).isEqualTo(key);
        assertThat(key.toString()).matches("[A-Za-z0-9._~%-]+/[A-Za-z0-9._~%-]+/[A-Za-z0-9._~%-]+");
    }

    @Property
    void shouldPutAllFactsOfAnEntityWhereKafkaPutsTheEntity(
            @ForAll("parts") String workspace, @ForAll("parts") String entity, @ForAll("parts") String fact) {
        byte[] key = new FactKey(workspace, entity, fact).toString().getBytes(UTF_8);
        byte[] prefix = FactKey.join(workspace, entity).getBytes(UTF_8);

        for (int partitions : new int[] {1, 2, 7, 64}) {
            assertThat(EntityPartitioner.partition(key, partitions))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(prefix, partitions));
        }
    }

    @Property
    void shouldAcceptAKeyOnlyInItsOneSpelling(@ForAll("parts") String text) {
        String key = "w/" + text + "/f";

        try {
            assertThat(FactKey.parse(key)).hasToString(key);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("percent-encoded");
        }
    }

    /** Values of murmur2 from Kafka's own tests, which clients in other languages share. */
    @Example
    void shouldHashAsOtherClientsDo() {
        assertThat(EntityPartitioner.partition("foobar/fact".getBytes(UTF_8), Integer.MAX_VALUE))
                .isEqualTo(-790332482 & Integer.MAX_VALUE);
        assertThat(EntityPartitioner.partition("a-little-bit-long-string/1".getBytes(UTF_8), Integer.MAX_VALUE))
                .isEqualTo(-985981536 & Integer.MAX_VALUE);
    }

    @Example
    void shouldSayWhatIsWrongWhenAKeyIsNotOne() {
        for (String key :
                new String[] {"", "a", "a/b", "a/b/c/d", "a//c", "a/%zz/c", "a/%ff/c", "a/%61/c", "a/ü/c", "a/b%/c"}) {
            assertThatThrownBy(() -> FactKey.parse(key)).as(key).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void shouldRefusePartsThatAreNotText() {
        assertThatThrownBy(() -> new FactKey("w", "half a pair \ud83d", "f"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entity");
    }

    @Provide
    Arbitrary<String> parts() {
        return Unicode.texts(1, 20);
    }
}
