package dev.tributary.producers.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.Order;
import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.schemas.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowsTest {

    @TempDir
    Path folder;

    @Test
    void shouldTakeDatesAsSerialsAndNumbersAsText() {
        Order order = order(read(shop(orders -> {
            orders.value(1, 0, 1);
            orders.value(1, 1, 45352.5);
            orders.value(1, 2, "12.50");
            orders.value(1, 3, "7");
        })));

        assertThat(order.getId()).isEqualTo("1");
        assertThat(order.getOrderedAt()).isEqualTo(Instant.parse("2024-03-01T12:00:00Z"));
        assertThat(order.getRevenue()).isEqualByComparingTo("12.5");
        assertThat(order.getUserId()).isEqualTo("7");
    }

    @Test
    void shouldTakeDatesThatAreShownAsDates() {
        Order order = order(read(shop(orders -> {
            row(orders, 1);
            orders.value(1, 1, LocalDateTime.of(2024, 3, 1, 12, 0, 5));
            orders.style(1, 1).format("dd/mm/yyyy hh:mm").set();
        })));

        assertThat(order.getOrderedAt()).isEqualTo(Instant.parse("2024-03-01T12:00:05Z"));
    }

    @Test
    void shouldPassOverBlankRowsAndTellTheRowsOfTheSheet() {
        List<Item> items = read(shop(orders -> {
            row(orders, 4);
            row(orders, 7);
            orders.value(7, 2, "dear");
            orders.value(5, 1, " ");
        }));

        assertThat(items).hasSize(2);
        Item.Rejected bad = TestRows.rejected(items);
        assertThat(bad.position()).isEqualTo(8);
        assertThat(bad.file()).isEqualTo("shop.xlsx/Orders");
        assertThat(bad.reason()).isEqualTo("revenue is not a number");
    }

    @Test
    void shouldLeaveTheOtherCellsOfAMergeEmpty() {
        List<Item> items = read(shop(orders -> {
            row(orders, 1);
            row(orders, 2);
            orders.value(2, 3, (String) null);
            orders.range(1, 3, 2, 3).merge();
        }));

        assertThat(items).hasSize(2);
        assertThat(TestRows.rejected(items).reason()).isEqualTo("user_id is empty");
    }

    @Test
    void shouldRejectAFormulaWithoutAValue() {
        Item.Rejected bad = TestRows.rejected(read(shop(orders -> {
            row(orders, 1);
            orders.formula(1, 2, "1+1");
        })));

        assertThat(bad.reason()).isEqualTo("a formula has no value");
        assertThat(bad.detail()).contains("C2");
    }

    @Test
    void shouldTakeTheValueThatAFormulaHadAndRefuseAnError() throws IOException {
        String sheet = "<worksheet><sheetData>"
                + "<row r=\"1\"><c t=\"inlineStr\"><is><t>id</t></is></c><c t=\"inlineStr\"><is><t>order_date</t></is></c>"
                + "<c t=\"inlineStr\"><is><t>total</t></is></c><c t=\"inlineStr\"><is><t>customer_id</t></is></c></row>"
                + "<row r=\"2\"><c><v>1</v></c><c><v>45352</v></c><c><f>1+1</f><v>2</v></c><c><v>7</v></c></row>"
                + "<row r=\"3\"><c><v>2</v></c><c><v>45352</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><v>7</v></c></row>"
                + "</sheetData></worksheet>";

        List<Item> items = read(workbook(sheet, 1));

        assertThat(order(items).getRevenue()).isEqualByComparingTo("2");
        assertThat(TestRows.rejected(items).reason()).isEqualTo("a cell is an error");
    }

    @Test
    void shouldRefuseAWorkbookThatGrowsWithoutMeasure() throws IOException {
        Path bomb = workbook("<worksheet><sheetData>" + " ".repeat(1 << 20), 200);

        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(bomb))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("grows beyond measure when it is unpacked, xl/worksheets/sheet1.xml");
    }

    @Test
    void shouldRefuseWhatIsNoWorkbook() throws IOException {
        Path zip = folder.resolve("a.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        Path cut = Files.write(
                folder.resolve("cut.xlsx"), Arrays.copyOf(Files.readAllBytes(shop(orders -> row(orders, 1))), 900));
        Path old = TestRows.file(folder, "old.xls", new byte[] {
            (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, 0
        });

        assertThatThrownBy(() -> read(zip)).hasMessage("a.xlsx is a ZIP file, but no Excel workbook");
        assertThatThrownBy(() -> read(cut)).isInstanceOf(ReplayException.class).hasMessageContaining("is damaged");
        assertThatThrownBy(() -> read(old))
                .hasMessageContaining("is an encrypted workbook, or one of Excel before 2007");
    }

    @Test
    void shouldReadNoEntityOfAnotherFile() throws IOException {
        Path secret = TestRows.file(folder, "secret", "top secret");
        String sheet = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><worksheet><sheetData>"
                + "<row r=\"1\"><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";

        assertThatThrownBy(() -> read(workbook(sheet, 1)))
                .isInstanceOf(ReplayException.class)
                .hasMessageNotContaining("top secret");
    }

    @Test
    void shouldFindSheetsByTheirColumns() {
        Path file = folder.resolve("named.xlsx");
        write(file, workbook -> {
            fill(workbook.newWorksheet("Sheet1"), "order_id", "product_id", "quantity", "price");
            Worksheet orders = workbook.newWorksheet("Sheet2");
            fill(orders, "id", "order_date", "total", "customer_id");
            row(orders, 1);
        });

        assertThat(order(read(file)).getId()).isEqualTo("1");
    }

    /** Adds an order in a row of the sheet. */
    private static void row(Worksheet orders, int row) {
        orders.value(row, 0, row);
        orders.value(row, 1, "2024-03-01");
        orders.value(row, 2, 5);
        orders.value(row, 3, 7);
    }

    private Path shop(Consumer<Worksheet> content) {
        return write(folder.resolve("shop.xlsx"), workbook -> {
            Worksheet orders = workbook.newWorksheet("Orders");
            fill(orders, "id", "order_date", "total_amount", "customer_id");
            content.accept(orders);
            fill(workbook.newWorksheet("Items"), "order_id", "product_id", "quantity", "price");
        });
    }

    private static void fill(Worksheet sheet, String... header) {
        for (int column = 0; column < header.length; column++) {
            sheet.value(0, column, header[column]);
        }
    }

    private static Path write(Path file, Consumer<Workbook> content) {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A workbook whose orders are as given, several times over. */
    private Path workbook(String orders, int times) throws IOException {
        Path file = folder.resolve("made.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            part(out, "[Content_Types].xml", "<Types/>", 1);
            part(
                    out,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                            + "<sheet name=\"orders\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"items\" sheetId=\"2\" r:id=\"b\"/>"
                            + "</sheets></workbook>",
                    1);
            part(
                    out,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/>"
                            + "<Relationship Id=\"b\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
                    1);
            part(out, "xl/styles.xml", "<styleSheet/>", 1);
            part(out, "xl/worksheets/sheet1.xml", orders, times);
            part(
                    out,
                    "xl/worksheets/sheet2.xml",
                    "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>order_id</t></is></c>"
                            + "<c t=\"inlineStr\"><is><t>product_id</t></is></c><c t=\"inlineStr\"><is><t>quantity</t></is></c>"
                            + "<c t=\"inlineStr\"><is><t>price</t></is></c></row></sheetData></worksheet>",
                    1);
        }
        return file;
    }

    private static void part(ZipOutputStream out, String name, String content, int times) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        for (int i = 0; i < times; i++) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<Item> read(Path file) {
        return TestRows.items(Datasets.named("commerce"), TimeRange.unbounded(), 0, file);
    }

    private static Order order(List<Item> items) {
        Item.Fact fact = items.stream()
                .filter(Item.Fact.class::isInstance)
                .map(Item.Fact.class::cast)
                .findFirst()
                .orElseThrow();
        return TestRows.decode(Topics.withDefaultPrefix().orders(), fact);
    }
}
