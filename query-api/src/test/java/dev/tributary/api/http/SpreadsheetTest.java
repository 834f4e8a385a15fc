package dev.tributary.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that a spreadsheet would run does nothing, and numbers stay numbers. */
class SpreadsheetTest {

    private record Line(String name, Optional<String> other, BigDecimal amount) {}

    static Stream<String> dangerous() {
        return Stream.of(
                "=1+1",
                "+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1+1",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://x\",\"a,b\")");
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void shouldPutAnApostropheInFrontOfWhatWouldRunInCsv(String text) {
        Line line = new Line(text, Optional.of(text), new BigDecimal("-12.5"));

        String csv = new String(Csv.bytes(Line.class, List.of(line)), StandardCharsets.UTF_8);

        String row = csv.substring(csv.indexOf("\r\n") + 2);
        String cell = row.startsWith("\"") ? row.substring(1) : row;
        assertThat(cell).startsWith("'" + text.charAt(0));
        assertThat(row).endsWith(",-12.5\r\n");
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void shouldPutAnApostropheInFrontOfWhatWouldRunInAWorkbook(String text) throws IOException {
        Line line = new Line(text, Optional.of(text), new BigDecimal("-12.5"));

        byte[] workbook = Workbooks.bytes("sheet", Line.class, List.of(line));

        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            Row row = read.getFirstSheet().read().get(1);
            Cell name = row.getCell(0);
            assertThat(name.getType()).isEqualTo(CellType.STRING);
            assertThat(name.getText()).startsWith("'");
            assertThat(row.getCell(1).getText()).startsWith("'");
            assertThat(row.getCell(2).getType()).isEqualTo(CellType.NUMBER);
            assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("-12.5");
        }
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void shouldLeaveOtherTextAsItIs(String text) {
        assertThat(Csv.harmless(text)).isEqualTo(text);
    }

    static Stream<String> harmless() {
        return Stream.of("", "plain", "a=b", "'quoted", "1-2", "ä");
    }
}
