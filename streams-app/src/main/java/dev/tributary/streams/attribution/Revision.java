package dev.tributary.streams.attribution;

import dev.tributary.attribution.Touch;
import dev.tributary.streams.state.ByteWriter;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Names the content of a journey by a hash, so that an answer belongs to the journey that it was given for. */
final class Revision {

    private static final int BYTES = 12;

    private final MessageDigest digest = Sha256.digest();
    private final ByteWriter content = new ByteWriter();

    /** The revision of a journey; another engine gives another one. */
    String of(List<Touch> touches, long engine) {
        content.reset().ordered(engine);
        for (Touch touch : touches) {
            int flags =
                    (touch.holderEngaged() ? 1 : 0) | (touch.closerEngaged() ? 2 : 0) | (touch.impression() ? 4 : 0);
            content.text(touch.id()).ordered(touch.at()).text(touch.channel()).octet(flags);
        }
        digest.update(content.buffer(), 0, content.length());
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }
}
