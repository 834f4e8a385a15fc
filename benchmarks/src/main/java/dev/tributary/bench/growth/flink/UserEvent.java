package dev.tributary.bench.growth.flink;

/** A visit or an order, in the form that Flink's own serializer takes: public fields, no constructor. */
public final class UserEvent {

    public String user = "";
    /** Epoch milliseconds. */
    public long time;
    /** Empty for an order. */
    public String source = "";

    public String device = "";
    public boolean order;
    /** In millionths; zero for a visit. */
    public long revenue;
}
