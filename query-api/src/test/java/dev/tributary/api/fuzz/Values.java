package dev.tributary.api.fuzz;

import io.swagger.v3.oas.models.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values of parameters: such as the document allows, such at its borders, and any others. */
final class Values {

    private static final List<String> DATES = List.of(
            "2024-01-01",
            "2024-02-29",
            "0001-01-01",
            "9999-12-31",
            "2023-02-29",
            "0000-01-01",
            "10000-01-01",
            "2024-1-1",
            "2024-01-01T00:00:00Z",
            "-2024-01-01",
            "+2024-01-01",
            "tomorrow",
            "2024-13-01",
            "20240101");
    private static final List<String> NUMBERS = List.of(
            "1",
            "0",
            "-1",
            "2",
            "100",
            "1000",
            "10000",
            "10001",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775808",
            "1e3",
            "1.5",
            "0x10",
            "٣",
            "NaN",
            "Infinity",
            " 1",
            "1 ",
            "00001",
            "1_000",
            "99999999999999999999999999999999");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "*",
            ",",
            ",,",
            "\\,",
            "\\",
            "a,b",
            "default",
            "null",
            "true",
            "false",
            "../../etc/passwd",
            "%",
            "%00",
            "'; DROP TABLE facts; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "=1+1",
            "\u0000",
            "\u0007",
            "\n",
            "\r\nX-Injected: 1",
            "\t",
            "ä",
            "日本語",
            "\uD83D\uDE00",
            "\uFEFF",
            "\u202E",
            "\uFFFF",
            "e\u0301",
            "İ",
            "ß");

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    /** What no text is encoded as. */
    String garbled() {
        return pick(List.of("%", "%zz", "%c3%28", "%C0%80", "%ff", "%u0041", "+", "%2", ";", "&&", "%ED%A0%80"));
    }

    /** A value as text. */
    String text(Schema<?> schema) {
        if (chance(60)) {
            return likely(schema);
        }
        return switch (random.nextInt(6)) {
            case 0 -> pick(TEXTS);
            case 1 -> pick(NUMBERS);
            case 2 -> pick(DATES);
            case 3 -> pick(TEXTS).repeat(1 + random.nextInt(300));
            case 4 -> characters(1 + random.nextInt(20));
            default -> "x".repeat(random.nextInt(10) == 0 ? 20_000 : random.nextInt(1_200));
        };
    }

    /** Any characters, halves of characters left out. */
    String characters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int point = random.nextInt(chance(50) ? 0x80 : 0x10FFFF);
            text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? '?' : point);
        }
        return text.toString();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    /** A value that the document allows. */
    String likely(Schema<?> schema) {
        if (schema.getItems() != null) {
            return likely(schema.getItems());
        }
        if (schema.getEnum() != null) {
            return String.valueOf(pick(new ArrayList<Object>(schema.getEnum())));
        }
        if ("date".equals(schema.getFormat())) {
            return pick(DATES.subList(0, 4));
        }
        if ("integer".equals(schema.getType()) || "number".equals(schema.getType())) {
            return pick(List.of("1", "2", "10", "100", "1000"));
        }
        return pick(List.of(
                "default", "1", "2", "ENABLED", "CONVERSION", "FASHION", "Peru", "u1", "o1", "customer 1", "x"));
    }

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || "-._~*".indexOf(b) >= 0;
            encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return encoded.toString();
    }
}
