package dev.tributary.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tributary.schemas.Topic;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

class AvroSerdeProperties {

    private final SchemaRegistry registry = new InMemorySchemaRegistry();

    @Property
    void shouldReadWhatItWroteForEveryFact(@ForAll("facts") SpecificRecord fact) {
        AvroSerde<SpecificRecord> serde = serde(fact);

        assertThat(serde.decode(serde.encode(fact))).isEqualTo(fact);
    }

    @Property
    void shouldCallAFactMalformedWhenItsEndIsMissing(
            @ForAll("facts") SpecificRecord fact, @ForAll("shares") double share) {
        AvroSerde<SpecificRecord> serde = serde(fact);
        byte[] whole = serde.encode(fact);
        int kept = WireFormat.HEADER + (int) (share * (whole.length - WireFormat.HEADER));

        assertThatThrownBy(() -> serde.decode(Arrays.copyOf(whole, kept))).isInstanceOf(MalformedAvroException.class);
    }

    @Property
    void shouldCallAFactMalformedWhenBytesFollow(@ForAll("facts") SpecificRecord fact, @ForAll byte added) {
        AvroSerde<SpecificRecord> serde = serde(fact);
        byte[] whole = serde.encode(fact);
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        longer[whole.length] = added;

        assertThatThrownBy(() -> serde.decode(longer)).isInstanceOf(MalformedAvroException.class);
    }

    @Property
    void shouldThrowNothingButItsOwnErrorsWhenBytesAreRandom(
            @ForAll("facts") SpecificRecord fact, @ForAll byte[] garbage) {
        AvroSerde<SpecificRecord> serde = serde(fact);
        byte[] header = Arrays.copyOf(serde.encode(fact), WireFormat.HEADER);
        byte[] bytes = Arrays.copyOf(header, header.length + garbage.length);
        System.arraycopy(garbage, 0, bytes, header.length, garbage.length);

        Throwable thrown = catchThrowable(() -> serde.decode(bytes));

        assertThat(Stream.ofNullable(thrown))
                .allSatisfy(error -> assertThat(error).isInstanceOf(MalformedAvroException.class));
    }

    @Provide
    Arbitrary<SpecificRecord> facts() {
        return Facts.any();
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.doubles().between(0, true, 1, false);
    }

    @SuppressWarnings("unchecked")
    private AvroSerde<SpecificRecord> serde(SpecificRecord fact) {
        return AvroSerde.of(new Topic<>("facts", (Class<SpecificRecord>) fact.getClass()), registry);
    }
}
