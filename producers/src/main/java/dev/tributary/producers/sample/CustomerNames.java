package dev.tributary.producers.sample;

/** Names of made-up shops; some hold commas, quotes and letters beyond ASCII, as real ones do. */
final class CustomerNames {

    private static final String[] FIRST = {
        "Northwind", "Blue Harbour", "Müller & Söhne", "Lighthouse", "Casa Luna", "Old Mill", "Copper Fox", "Ørsted",
        "Silver Birch", "Green Lane", "Maison Élise", "Kiwi", "Red Barn", "Hilltop", "Seaside", "Bright Door",
        "Wild Fern", "Stone Bridge", "Pepper Tree", "Quiet River"
    };

    private static final String[] SECOND = {
        "Outfitters",
        "Toys",
        "Living",
        "Sports",
        "Books",
        "Gadgets",
        "Kitchen",
        "Garden",
        "Beauty",
        "Supply",
        "Market",
        "Studio",
        "Trading, Ltd.",
        "\"Home\" Store",
        "Collective"
    };

    private CustomerNames() {}

    /** A name of its own for each number. */
    static String name(int number) {
        String name = FIRST[number % FIRST.length] + " " + SECOND[number / FIRST.length % SECOND.length];
        int round = number / (FIRST.length * SECOND.length);
        return round == 0 ? name : name + " " + (round + 1);
    }
}
