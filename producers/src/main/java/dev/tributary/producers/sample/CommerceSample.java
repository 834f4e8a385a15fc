package dev.tributary.producers.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * Two years of a shop as they might be, in the tables of a SQLite file: products that are bought together, seasons, sales,
 * and orders of every status. Of a thousand orders about 80 are cancelled, 8 have a misspelt status, 20 a total that
 * contradicts their items, and 3 no items; of a hundred customers about 20 never ordered; of thirty products one has no
 * category. The same numbers give the same rows on every machine. Customers follow each other, so that orders are not in
 * the order of time.
 *
 * @param customers how many customers; each orders about 2.6 times
 * @param products how many products
 * @param seed another seed gives other rows
 */
public record CommerceSample(int customers, int products, long seed) {

    private static final int MOST_CUSTOMERS = 50_000_000;
    private static final int MOST_PRODUCTS = 1_000_000;

    public CommerceSample {
        if (customers < 0 || customers > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("customers must be 0 to 50,000,000");
        }
        if (products < 1 || products > MOST_PRODUCTS) {
            throw new IllegalArgumentException("products must be 1 to 1,000,000");
        }
    }

    /** Writes the file, in place of one that is there. */
    public CommerceRows writeTo(Path file) throws IOException {
        Map<String, Long> rows = SqliteTables.write(file, CommerceTables.ALL, this::fill);
        return new CommerceRows(
                rows.getOrDefault(CommerceTables.CUSTOMERS.name(), 0L),
                rows.getOrDefault(CommerceTables.PRODUCTS.name(), 0L),
                rows.getOrDefault(CommerceTables.ORDERS.name(), 0L),
                rows.getOrDefault(CommerceTables.ITEMS.name(), 0L));
    }

    private void fill(Tables sink) throws IOException {
        CommerceTables tables = new CommerceTables(sink);
        CommerceCatalogue catalogue = new CommerceCatalogue(products);
        tables.addCatalogue(catalogue);
        for (int customer = 1; customer <= customers; customer++) {
            long bits = GrowthSample.mixed(GrowthSample.mixed(seed) + customer);
            CommerceStory.tell(customer, new Random(bits), catalogue, tables);
        }
    }
}
