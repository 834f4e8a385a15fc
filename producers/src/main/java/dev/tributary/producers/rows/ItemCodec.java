package dev.tributary.producers.rows;

import dev.tributary.producers.rows.ItemSort.Timed;
import dev.tributary.producers.source.RawRow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Items of one file as bytes.
 *
 * @param topic the topic of all its facts
 */
record ItemCodec(String topic) {

    private static final int FACT = 0;
    private static final int REJECTED = 1;
    private static final int SKIPPED = 2;
    private static final int DROPPED = 3;

    /** About as many bytes as an item has. */
    static int size(Item item) {
        return switch (item) {
            case Item.Fact fact -> fact.key().length + fact.value().length;
            case Item.Dropped dropped -> size(dropped.fact()) + size(dropped.row());
            case Item.Rejected row -> row.raw().bytes().length + row.detail().length();
            case Item.Skipped ignored -> 0;
        };
    }

    void write(Timed timed, DataOutputStream out) throws IOException {
        out.writeLong(timed.time());
        switch (timed.item()) {
            case Item.Fact fact -> {
                out.writeByte(FACT);
                writeFact(fact, out);
            }
            case Item.Dropped dropped -> {
                out.writeByte(DROPPED);
                writeFact(dropped.fact(), out);
                writeRow(dropped.row(), out);
            }
            case Item.Rejected row -> {
                out.writeByte(REJECTED);
                writeRow(row, out);
            }
            case Item.Skipped ignored -> out.writeByte(SKIPPED);
        }
    }

    Timed read(DataInputStream in) throws IOException {
        long time = in.readLong();
        Item item =
                switch (in.readByte()) {
                    case FACT -> readFact(time, in);
                    case DROPPED -> new Item.Dropped(readFact(time, in), readRow(in));
                    case REJECTED -> readRow(in);
                    default -> new Item.Skipped();
                };
        return new Timed(time, item);
    }

    private static void writeFact(Item.Fact fact, DataOutputStream out) throws IOException {
        writeBytes(fact.key(), out);
        writeBytes(fact.value(), out);
        out.writeInt(fact.flags().size());
        for (String flag : fact.flags()) {
            out.writeUTF(flag);
        }
    }

    private Item.Fact readFact(long time, DataInputStream in) throws IOException {
        return new Item.Fact(topic, readBytes(in), readBytes(in), time, readFlags(in));
    }

    private static void writeRow(Item.Rejected row, DataOutputStream out) throws IOException {
        out.writeUTF(row.reason());
        out.writeUTF(row.detail());
        out.writeUTF(row.file());
        writeBytes(row.raw().bytes(), out);
        out.writeLong(row.raw().length());
        out.writeLong(row.position());
    }

    private static Item.Rejected readRow(DataInputStream in) throws IOException {
        String reason = in.readUTF();
        String detail = in.readUTF();
        String file = in.readUTF();
        return new Item.Rejected(reason, detail, new RawRow(readBytes(in), in.readLong()), file, in.readLong());
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static List<String> readFlags(DataInputStream in) throws IOException {
        int count = in.readInt();
        String[] flags = new String[count];
        for (int i = 0; i < count; i++) {
            flags[i] = in.readUTF();
        }
        return List.of(flags);
    }
}
