package dev.tributary.producers.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sample commerce}. */
@Command(
        name = "commerce",
        header = "Two years of a shop, its customers, products and orders: one SQLite file.",
        description = {
            "",
            "About 2.6 orders come with a customer, and 2.2 items with an order. Of a thousand orders "
                    + "some 80 are cancelled, 8 have a misspelt status, 20 a total that contradicts their items, "
                    + "and 3 no items. Of a hundred customers some 20 never ordered; of thirty products one has "
                    + "no category.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CommerceSampleCommand extends FileSampleCommand {

    static final String FILE_NAME = "commerce.db";

    @Option(names = "--customers", defaultValue = "2000", description = "How many customers (${DEFAULT-VALUE}).")
    private int customers;

    @Option(names = "--products", defaultValue = "30", description = "How many products (${DEFAULT-VALUE}).")
    private int products;

    @Override
    String fileName() {
        return FILE_NAME;
    }

    @Override
    String write(Path file, long seed) throws IOException {
        CommerceRows rows = new CommerceSample(customers, products, seed).writeTo(file);
        return String.format(
                Locale.ROOT,
                "%,d customers, %,d products, %,d orders and %,d items",
                rows.customers(),
                rows.products(),
                rows.orders(),
                rows.items());
    }
}
