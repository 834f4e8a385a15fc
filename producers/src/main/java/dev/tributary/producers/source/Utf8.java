package dev.tributary.producers.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 such that bytes that are none can be told from any valid character. */
public final class Utf8 {

    /**
     * Stands for bytes that are not UTF-8: half a surrogate pair, which no valid text decodes to. The usual U+FFFD
     * would not do, since it may itself stand in a valid file.
     */
    public static final char INVALID = '\uDC80';

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private Utf8() {}

    /** A reader past the byte order mark, if there is one. */
    static Reader reader(InputStream in) throws IOException {
        return new InputStreamReader(
                withoutByteOrderMark(in),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(INVALID)));
    }

    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] first = pushback.readNBytes(BYTE_ORDER_MARK.length);
        if (!isByteOrderMark(first)) {
            pushback.unread(first);
        }
        return pushback;
    }

    private static boolean isByteOrderMark(byte[] first) {
        return first.length == BYTE_ORDER_MARK.length
                && (first[0] & 0xff) == BYTE_ORDER_MARK[0]
                && (first[1] & 0xff) == BYTE_ORDER_MARK[1]
                && (first[2] & 0xff) == BYTE_ORDER_MARK[2];
    }
}
