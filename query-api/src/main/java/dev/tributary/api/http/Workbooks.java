package dev.tributary.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows as an Excel workbook of one sheet: the header of CSV, numbers as numbers, absent values as empty cells. Text is
 * never a formula, and has the apostrophe of CSV where it would be one once saved as CSV; characters that a workbook cannot
 * hold are left out.
 */
final class Workbooks {

    private static final int LONGEST_SHEET_NAME = 31;

    private Workbooks() {}

    /**
     * The rows of a page.
     *
     * @param name of the sheet
     * @param type the class of the rows, which gives the header also where there are none
     */
    static byte[] bytes(String name, Class<? extends Record> type, List<? extends Record> rows) {
        RecordComponent[] columns = type.getRecordComponents();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Tributary", null)) {
            Worksheet sheet = workbook.newWorksheet(name.substring(0, Math.min(name.length(), LONGEST_SHEET_NAME)));
            for (int column = 0; column < columns.length; column++) {
                sheet.value(0, column, Csv.name(columns[column]));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < columns.length; column++) {
                    write(sheet, row + 1, column, Csv.value(columns[column], rows.get(row)));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, int column, Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(given -> write(sheet, row, column, given));
            case BigDecimal number -> sheet.value(row, column, new BigDecimal(PublicJson.plain(number)));
            case Number number -> sheet.value(row, column, number);
            default -> sheet.value(row, column, Csv.harmless(value.toString()));
        }
    }
}
