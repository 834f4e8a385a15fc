package dev.tributary.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's wire format: a zero byte, the schema id as four bytes big-endian, Avro binary.
 *
 * <p>Encoders and decoders are reused by thread, since one serde serves all threads of an application.
 */
final class WireFormat {

    static final byte MAGIC = 0;
    static final int HEADER = 5;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private WireFormat() {}

    /** The schema id of an encoded value. */
    static int schemaId(byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new NotAvroException(
                    "a value of " + bytes.length + " bytes is too short for magic byte and schema id");
        }
        if (bytes[0] != MAGIC) {
            throw new NotAvroException("the value starts with byte " + (bytes[0] & 0xff)
                    + ", not with the magic byte 0 of Confluent's wire format");
        }
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    static <T> byte[] encode(int schemaId, DatumWriter<T> writer, T value) {
        Scratch scratch = SCRATCH.get();
        try {
            return scratch.encode(schemaId, writer, value);
        } catch (IOException | RuntimeException e) {
            SCRATCH.remove(); // its encoder may still hold a part of the failed value
            throw new SerializationException(
                    "cannot encode a " + value.getClass().getSimpleName() + ": " + e, e);
        }
    }

    static <T> T decode(byte[] bytes, DatumReader<T> reader) {
        Scratch scratch = SCRATCH.get();
        try {
            BinaryDecoder decoder = scratch.decoder(bytes);
            T value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new MalformedAvroException("the value goes on after the end of its record");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw malformed(bytes, e);
        }
    }

    private static MalformedAvroException malformed(byte[] bytes, Exception cause) {
        return cause instanceof MalformedAvroException known
                ? known
                : new MalformedAvroException(
                        "the value does not hold a record of schema " + schemaId(bytes) + ": " + cause, cause);
    }

    private static final class Scratch {

        private static final int LARGEST_KEPT = 1 << 20;

        private ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private @Nullable BinaryEncoder encoder;
        private @Nullable BinaryDecoder decoder;

        <T> byte[] encode(int schemaId, DatumWriter<T> writer, T value) throws IOException {
            out.reset();
            BinaryEncoder target = EncoderFactory.get().binaryEncoder(out, encoder);
            encoder = target;
            target.writeFixed(header(schemaId));
            writer.write(value, target);
            target.flush();
            byte[] bytes = out.toByteArray();
            if (bytes.length > LARGEST_KEPT) {
                out = new ByteArrayOutputStream(512);
            }
            return bytes;
        }

        BinaryDecoder decoder(byte[] bytes) {
            BinaryDecoder source = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoder);
            decoder = source;
            return source;
        }

        private static byte[] header(int schemaId) {
            return new byte[] {
                MAGIC, (byte) (schemaId >>> 24), (byte) (schemaId >>> 16), (byte) (schemaId >>> 8), (byte) schemaId
            };
        }
    }
}
