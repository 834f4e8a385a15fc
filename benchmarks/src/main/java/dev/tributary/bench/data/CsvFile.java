package dev.tributary.bench.data;

import dev.tributary.facts.CampaignResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Facts as the CSV file that the campaigns dataset reads. */
public final class CsvFile {

    private CsvFile() {}

    /** Writes as many facts as the sample has events; a file has neither repeats nor corrections. */
    public static void write(SampleFacts sample, Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.print("customer_id,revenue,conversions,status,type,category,date,impressions,clicks\n");
            sample.forEachFact(fact -> out.print(row(fact)));
            if (out.checkError()) {
                throw new IOException("cannot write " + file);
            }
        }
    }

    private static String row(CampaignResult fact) {
        return String.join(
                        ",",
                        fact.getCustomerId(),
                        fact.getRevenue().stripTrailingZeros().toPlainString(),
                        Long.toString(fact.getConversions()),
                        fact.getStatus(),
                        fact.getType(),
                        fact.getCategory(),
                        fact.getDate().toString(),
                        Long.toString(fact.getImpressions()),
                        Long.toString(fact.getClicks()))
                + "\n";
    }
}
