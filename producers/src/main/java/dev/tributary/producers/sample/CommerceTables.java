package dev.tributary.producers.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The tables of a shop, with the names and columns that real ones have; numbers the orders and their items. */
final class CommerceTables {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    static final TableLayout CATEGORIES = TableLayout.of("category", "id integer PRIMARY KEY", "name text NOT NULL");

    static final TableLayout PRODUCTS = TableLayout.of(
            "product",
            "id integer PRIMARY KEY",
            "name text NOT NULL",
            "description text NOT NULL",
            "SKU text NOT NULL",
            "price real NOT NULL",
            "category_id integer");

    static final TableLayout CUSTOMERS = TableLayout.of(
            "customer", "id integer PRIMARY KEY", "country text NOT NULL", "registration_date text NOT NULL");

    static final TableLayout ORDERS = TableLayout.of(
            "order",
            "id integer PRIMARY KEY",
            "order_date text NOT NULL",
            "status text NOT NULL",
            "total_amount real NOT NULL",
            "customer_id integer NOT NULL");

    static final TableLayout ITEMS = TableLayout.of(
            "orderitem",
            "id integer PRIMARY KEY",
            "quantity integer NOT NULL",
            "price_at_time_of_order real NOT NULL",
            "order_id integer NOT NULL",
            "product_id integer NOT NULL");

    static final List<TableLayout> ALL = List.of(CATEGORIES, PRODUCTS, CUSTOMERS, ORDERS, ITEMS);

    private final Tables tables;
    private long orders;
    private long items;

    CommerceTables(Tables tables) {
        this.tables = tables;
    }

    /**
     * A line of an order.
     *
     * @param product by number from 0
     */
    record Line(int product, int quantity, long cents) {}

    void addCatalogue(CommerceCatalogue catalogue) throws IOException {
        for (int i = 0; i < CommerceCatalogue.CATEGORIES.size(); i++) {
            tables.add(CATEGORIES, i + 1, CommerceCatalogue.CATEGORIES.get(i));
        }
        for (int product = 0; product < catalogue.size(); product++) {
            tables.add(
                    PRODUCTS,
                    product + 1,
                    catalogue.name(product),
                    "",
                    String.format(Locale.ROOT, "SKU%05d", product + 1),
                    money(catalogue.cents(product)),
                    catalogue.category(product));
        }
    }

    void addCustomer(int id, String country, LocalDate registered) throws IOException {
        tables.add(CUSTOMERS, id, country, registered.atStartOfDay().format(TIME));
    }

    void addOrder(int customer, LocalDateTime time, String status, long totalCents, List<Line> lines)
            throws IOException {
        orders++;
        tables.add(ORDERS, orders, time.format(TIME), status, money(totalCents), customer);
        for (Line line : lines) {
            items++;
            tables.add(ITEMS, items, line.quantity(), money(line.cents()), orders, line.product() + 1);
        }
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
