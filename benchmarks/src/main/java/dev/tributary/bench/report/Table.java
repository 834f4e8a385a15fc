package dev.tributary.bench.report;

import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.report.Summary.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A summary as a Markdown table that also reads well on a terminal: medians, and the spread of the rates. */
public final class Table {

    private Table() {}

    /** The table; measures that no line has are left out. */
    public static String of(Summary summary) {
        List<Measure> measures = Arrays.stream(Measure.values())
                .filter(measure -> summary.lines().values().stream().anyMatch(line -> line.containsKey(measure)))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(measures));
        summary.lines()
                .forEach((name, line) ->
                        rows.add(row(summary.faults().containsKey(name) ? name + " (void)" : name, line, measures)));
        return aligned(rows);
    }

    private static List<String> header(List<Measure> measures) {
        List<String> header = new ArrayList<>(List.of("contender"));
        for (Measure measure : measures) {
            header.add(measure.title());
            if (measure == Measure.RATE) {
                header.add("least – most");
            }
        }
        return header;
    }

    private static List<String> row(String name, Map<Measure, Spread> line, List<Measure> measures) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Measure measure : measures) {
            Spread spread = line.get(measure);
            row.add(spread == null ? "" : number(spread.median(), measure));
            if (measure == Measure.RATE) {
                row.add(
                        spread == null || spread.runs() < 2
                                ? ""
                                : number(spread.least(), measure) + " – " + number(spread.greatest(), measure));
            }
        }
        return row;
    }

    private static String number(double value, Measure measure) {
        return String.format(Locale.ROOT, "%,." + measure.decimals() + "f", value);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder table = new StringBuilder(line(rows.getFirst(), widths)).append(rule(widths));
        rows.stream().skip(1).forEach(row -> table.append(line(row, widths)));
        return table.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(' ')
                    .append(i == 0 ? row.get(i) + padding : padding + row.get(i))
                    .append(" |");
        }
        return line.append('\n').toString();
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? " " : "-").append("-".repeat(widths[i])).append(i == 0 ? " |" : ":|");
        }
        return rule.append('\n').toString();
    }
}
