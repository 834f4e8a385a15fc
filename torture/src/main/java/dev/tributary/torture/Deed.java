package dev.tributary.torture;

import java.util.Arrays;
import java.util.List;

/** What is done to the running stack; the seconds are how long it lasts, at least and at most. */
enum Deed {
    KILL_INSTANCE(8, Part.INSTANCE, 0, 5),
    STOP_INSTANCE(4, Part.INSTANCE, 0, 5),
    FREEZE_INSTANCE(5, Part.INSTANCE, 20, 30),
    WIPE_INSTANCE(3, Part.INSTANCE, 0, 2),
    CORRUPT_INSTANCE(3, Part.INSTANCE, 0, 2),
    KILL_ALL_INSTANCES(2, Part.INSTANCE, 0, 5),
    ADD_INSTANCE(4, Part.INSTANCE, 0, 0),
    REMOVE_INSTANCE(3, Part.INSTANCE, 0, 0),
    CUT_INSTANCE(4, Part.INSTANCE, 5, 30),
    STALL_INSTANCE(4, Part.INSTANCE, 15, 30),
    SLOW_INSTANCE(2, Part.INSTANCE, 10, 20),
    RESET_INSTANCE(2, Part.INSTANCE, 5, 15),
    LOSE_COMMITS(4, Part.INSTANCE, 5, 15),
    CUT_ENDPOINT(2, Part.INSTANCE, 5, 20),
    STALL_ENDPOINT(2, Part.INSTANCE, 5, 20),
    RESTART_BROKER(3, Part.SERVICE, 0, 3),
    KILL_BROKER(4, Part.SERVICE, 0, 10),
    CUT_BROKERS(2, Part.SERVICE, 10, 60),
    STALL_BROKERS(1, Part.SERVICE, 10, 30),
    KILL_POSTGRES(3, Part.SERVICE, 0, 15),
    CUT_POSTGRES(2, Part.SERVICE, 5, 30),
    KILL_REGISTRY(2, Part.SERVICE, 0, 10),
    CUT_REGISTRY(2, Part.SERVICE, 5, 30),
    KILL_API(3, Part.SERVICE, 0, 5);

    /** Of two deeds at once, one is of each part. */
    enum Part {
        INSTANCE,
        SERVICE
    }

    /** How often it is chosen, compared with others. */
    private final int weight;

    private final Part part;
    private final int least;
    private final int most;

    Deed(int weight, Part part, int least, int most) {
        this.weight = weight;
        this.part = part;
        this.least = least;
        this.most = most;
    }

    int weight() {
        return weight;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    boolean isOf(Part other) {
        return part == other;
    }

    static List<Deed> all(Part part) {
        return Arrays.stream(values()).filter(deed -> deed.isOf(part)).toList();
    }
}
