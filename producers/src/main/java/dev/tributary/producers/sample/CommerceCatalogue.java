package dev.tributary.producers.sample;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The products of the commerce sample, by number from 0. Those of a theme are bought together, though they are of several
 * categories; where there are more than thirty, the others are the same themes in further series, each of which is bought for itself.
 */
final class CommerceCatalogue {

    static final List<String> CATEGORIES =
            List.of("Kitchen", "Sports", "Garden", "Electronics", "Toys", "Stationery", "Clothing");

    private static final int UNCATEGORISED = -1;
    private static final int SERIES_PERCENT = 12;

    /** A name, the index of the category, and the price in cents, by theme; the first of a theme sells best. */
    private static final List<List<Item>> THEMES = List.of(
            List.of(
                    new Item("Espresso machine", 0, 18_900),
                    new Item("Coffee grinder", 0, 6_450),
                    new Item("Filter papers", 0, 420),
                    new Item("Milk jug", 0, 1_590),
                    new Item("Coffee table book", 5, 3_200)),
            List.of(
                    new Item("Running shoes", 1, 10_990),
                    new Item("Running socks", 6, 1_250),
                    new Item("Rain jacket", 6, 7_900),
                    new Item("Sports watch", 3, 15_900),
                    new Item("Drinking bottle", 1, 1_490)),
            List.of(
                    new Item("Notebook", 5, 690),
                    new Item("Fountain pen", 5, 2_450),
                    new Item("Ink, blue", 5, 550),
                    new Item("Desk lamp", 3, 4_990),
                    new Item("Gift card", UNCATEGORISED, 2_500)),
            List.of(
                    new Item("Watering can", 2, 1_980),
                    new Item("Tomato seeds", 2, 320),
                    new Item("Garden gloves", 6, 890),
                    new Item("Pruning shears", 2, 2_790),
                    new Item("Raised bed", 2, 11_900)),
            List.of(
                    new Item("Board game \"Harbour\"", 4, 3_490),
                    new Item("Card sleeves", 4, 390),
                    new Item("Dice, set of 7", 4, 850),
                    new Item("Puzzle, 1000 pieces", 4, 1_690),
                    new Item("Shelf for games", 0, 8_900)),
            List.of(
                    new Item("Headphones", 3, 12_900),
                    new Item("Charging cable", 3, 990),
                    new Item("Phone case", 3, 1_590),
                    new Item("Power bank", 3, 3_490),
                    new Item("T-shirt \"Böhm & Søn\"", 6, 2_190)));

    private static final int ITEMS = THEMES.getFirst().size();
    private static final int SERIES = THEMES.size() * ITEMS;
    private static final Shares WITHIN_THEME = Shares.zipf(ITEMS);

    /** Not more than this in percent of a usual month. */
    static final int BEST_SEASON = 260;

    /** Percent of a usual month, January to December, by theme. */
    private static final int[][] SEASONS = {
        {100, 95, 90, 85, 80, 75, 75, 80, 95, 105, 130, 150},
        {120, 100, 120, 130, 125, 110, 95, 100, 115, 95, 80, 70},
        {110, 90, 90, 85, 80, 75, 80, 150, 160, 100, 95, 110},
        {20, 50, 150, 220, 230, 150, 100, 80, 70, 50, 20, 10},
        {80, 75, 75, 80, 75, 70, 70, 75, 80, 110, 180, 260},
        {90, 90, 90, 90, 95, 95, 95, 95, 100, 105, 160, 170}
    };

    private final int products;
    private final int series;
    private final Shares theme;

    /**
     * A catalogue.
     *
     * @param products how many products, at least one
     */
    CommerceCatalogue(int products) {
        this.products = products;
        this.series = (products + SERIES - 1) / SERIES;
        this.theme = Shares.zipf(THEMES.size() * series);
    }

    private record Item(String name, int category, int cents) {}

    int size() {
        return products;
    }

    /** A theme of some series, the first ones more often. */
    int pickTheme(Random random) {
        return theme.pick(random);
    }

    /** A product of a theme, or, where the catalogue ends before, any. */
    int pickProduct(int theme, Random random) {
        int product = theme * ITEMS + WITHIN_THEME.pick(random);
        return product < products ? product : random.nextInt(products);
    }

    /** How well a theme sells in a month, in percent. */
    static int season(int theme, int month) {
        return SEASONS[theme % THEMES.size()][month - 1];
    }

    String name(int product) {
        int number = product / SERIES + 1;
        return number == 1 ? item(product).name() : item(product).name() + ", series " + number;
    }

    /** The id of the category from 1; null where there is none. */
    @Nullable
    Integer category(int product) {
        int category = item(product).category();
        return category == UNCATEGORISED ? null : category + 1;
    }

    /** In cents; each series is dearer than the one before. */
    long cents(int product) {
        return (long) item(product).cents() * (100 + SERIES_PERCENT * (product / SERIES)) / 100;
    }

    private static Item item(int product) {
        return THEMES.get(product / ITEMS % THEMES.size()).get(product % ITEMS);
    }
}
