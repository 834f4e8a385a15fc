package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Utf8;

/** What text a field may hold. */
final class TextCheck {

    private TextCheck() {}

    static Problem check(char[] chars, int from, int to) {
        if (to - from > FieldMapping.MAX_TEXT) {
            return Problem.TOO_LONG;
        }
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
                return Problem.CONTROL_CHARACTERS;
            }
            if (c == Utf8.INVALID && (i == from || !Character.isHighSurrogate(chars[i - 1]))) {
                return Problem.NOT_UTF8;
            }
        }
        return Problem.NONE;
    }
}
